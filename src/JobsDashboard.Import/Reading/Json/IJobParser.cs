namespace JobsDashboard.Import.ListJobs;

/// <summary>Reads one job at a time out of JSON that has many of them.</summary>
internal interface IJsonJobReader
{
    /// <summary>The field that holds the jobs of an answer.</summary>
    ReadOnlySpan<byte> JobsName { get; }

    /// <summary>The field that tells a job from an answer.</summary>
    ReadOnlySpan<byte> IdName { get; }

    /// <summary>Reads a job that begins on a line; false when the text is no JSON at all.</summary>
    bool TryRead(ReadOnlySpan<byte> text, long line, out ImportedRow row);
}
