namespace JobsDashboard.Import.Files;

/// <summary>The largest sizes that an import accepts, so that no file can use up the memory. What is larger is rejected.</summary>
/// <remarks>docs/import.md lists them for users.</remarks>
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

    /// <summary>Objects in a job's JSON, such as pods. Three bytes of JSON can become an object of hundreds of bytes.</summary>
    public const int Objects = 20_000;

    /// <summary>Values in a job's JSON: texts, numbers, objects and lists.</summary>
    public const int Values = 200_000;

    /// <summary>Nodes in a compressed node list, more than any cluster has.</summary>
    public const int Nodes = 100_000;

    /// <summary>Characters of all node names in a compressed node list.</summary>
    public const int NodeCharacters = 2_000_000;

    /// <summary>Rows of a table that only adds to the jobs, such as the names of users.</summary>
    public const int CompanionRows = 1_000_000;

    /// <summary>Bytes of standard input, which is kept in a temporary file while it is imported.</summary>
    public const long StandardInputBytes = 64L << 30;

    /// <summary>Bytes of the jobs that are stored together, unless a single job has more.</summary>
    public const int BatchBytes = 2_000_000;

    /// <summary>Batches in memory at once: one being stored, one being prepared, one being read.</summary>
    public const int Batches = 3;
}
