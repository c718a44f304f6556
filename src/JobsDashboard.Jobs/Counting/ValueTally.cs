namespace JobsDashboard.Jobs.Counting;

/// <summary>A value as the database counts it; null for no value.</summary>
internal sealed class ValueTally
{
    public string? Value { get; init; }

    public long Count { get; init; }
}
