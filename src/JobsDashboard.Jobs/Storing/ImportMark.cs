namespace JobsDashboard.Jobs.Storing;

/// <summary>How far a source has been stored. It is written in the transaction of the jobs that it counts.</summary>
public sealed record ImportMark
{
    /// <summary>The mark of a source of which nothing has been stored.</summary>
    public static ImportMark None { get; } = new();

    /// <summary>Jobs and rejected rows that have been taken from the source.</summary>
    public long Read => New + Changed + Unchanged + Rejected;

    /// <summary>Jobs that were not stored.</summary>
    public long New { get; init; }

    /// <summary>Jobs that were stored differently.</summary>
    public long Changed { get; init; }

    /// <summary>Jobs that were stored just so, or in a newer state, and jobs that the same batch had twice.</summary>
    public long Unchanged { get; init; }

    /// <summary>Rows that are not a job.</summary>
    public long Rejected { get; init; }

    /// <summary>Whether the source has been stored to its end.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The mark after more has been stored.</summary>
    internal ImportMark Plus(ImportMark more) => new()
    {
        New = New + more.New,
        Changed = Changed + more.Changed,
        Unchanged = Unchanged + more.Unchanged,
        Rejected = Rejected + more.Rejected,
        IsComplete = more.IsComplete,
    };
}
