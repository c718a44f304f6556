using JobsDashboard.Jobs.TextSearch;
namespace JobsDashboard.Jobs.Data;

/// <summary>One key with one value, shared by all the jobs that carry it.</summary>
internal sealed class Tag
{
    public int TagId { get; set; }

    public required string Key { get; set; }

    /// <summary><see cref="Key"/> as <see cref="CaseFolding"/>.</summary>
    public required string KeyFolded { get; set; }

    public required string Value { get; set; }

    /// <summary><see cref="Value"/> as <see cref="CaseFolding"/>.</summary>
    public required string ValueFolded { get; set; }
}
