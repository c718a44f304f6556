namespace JobsDashboard.Jobs.Data;

/// <summary>The rules about secrets under which the search of the stored jobs was made. One row, or none before the first time.</summary>
internal sealed class SecretRulesRow
{
    public required string Fingerprint { get; set; }
}
