namespace JobsDashboard.Jobs.Data;

/// <summary>
/// A key of ASP.NET Core's Data Protection. It is mapped here so that the migrations make its table; the web project reads and writes it.
/// </summary>
internal sealed class DataProtectionKeyRow
{
    public int Id { get; set; }

    public string? FriendlyName { get; set; }

    public string? Xml { get; set; }
}
