namespace JobsDashboard.Jobs.Data;

/// <summary>How far one import has come; written in the transaction of the batch that it speaks of.</summary>
internal sealed class ImportMarkRow
{
    public required string Source { get; set; }
    public long New { get; set; }
    public long Changed { get; set; }
    public long Unchanged { get; set; }
    public long Rejected { get; set; }
    public bool IsComplete { get; set; }
}
