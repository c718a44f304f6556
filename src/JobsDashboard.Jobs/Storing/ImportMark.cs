namespace JobsDashboard.Jobs.Storing;

/// <summary>How far a source has been stored. It is written in the transaction of the jobs that it counts.</summary>
public sealed record ImportMark
{
    /// <summary>The mark of a source of which nothing has been stored.</summary>
    public static ImportMark None { get; } = new();

    /// <summary>Jobs and rejected rows that have been taken from the source.</summary>
    public long Read => New + Changed + Unchanged + Rejected;

    /// <summary>Jobs that the store did not have.</summary>
    public long New { get; init; }

    /// <summary>Jobs that the store had otherwise.</summary>
    public long Changed { get; init; }

    /// <summary>Jobs that the store had just so, or newer, and jobs that the same batch brought a second time.</summary>
    public long Unchanged { get; init; }

    /// <summary>Rows that are no job.</summary>
    public long Rejected { get; init; }

    /// <summary>Whether the source has been stored to its end.</summary>
    public bool IsComplete { get; init; }
}
