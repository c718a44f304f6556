namespace JobsDashboard.Import;

/// <summary>How large what is imported may be. Whatever is larger is rejected by line, so that no file can use up the memory.</summary>
/// <remarks>docs/import.md lists them.</remarks>
internal static class ImportLimits
{
    /// <summary>Bytes of a row, or of a job's JSON, as UTF-8.</summary>
    public const int RowBytes = 2 << 20;

    /// <summary>Bytes of one text in a row, as UTF-8.</summary>
    public const int TextBytes = 1 << 20;

    /// <summary>Columns of a table.</summary>
    public const int Columns = 1_000;

    /// <summary>Tags of a job.</summary>
    public const int Tags = 1_000;

    /// <summary>Objects in a job's JSON, such as pods; three bytes of it can become an object of hundreds.</summary>
    public const int Objects = 20_000;

    /// <summary>Values in a job's JSON: texts, numbers, objects, lists.</summary>
    public const int Values = 200_000;

    /// <summary>Nodes that a compressed list stands for; no cluster has more.</summary>
    public const int Nodes = 100_000;

    /// <summary>Characters of all the nodes' names that a compressed list stands for.</summary>
    public const int NodeCharacters = 2_000_000;

    /// <summary>Rows of a table that lies beside the jobs, such as the names of users.</summary>
    public const int RowsBeside = 1_000_000;

    /// <summary>Bytes of standard input, which is kept in a temporary file while it is imported.</summary>
    public const long StandardInputBytes = 64L << 30;

    /// <summary>Bytes of the jobs that are stored together, unless one alone has more.</summary>
    public const int BatchBytes = 2_000_000;

    /// <summary>Batches in memory at once: while one is being stored, one is prepared and one read.</summary>
    public const int Batches = 3;
}
