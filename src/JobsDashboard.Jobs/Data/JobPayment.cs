namespace JobsDashboard.Jobs.Data;

/// <summary>The contract's payment types. The numbers are stored.</summary>
internal enum JobPayment
{
    PrePaid = 1,
    Spot = 2,
    PostPaid = 3,
}
