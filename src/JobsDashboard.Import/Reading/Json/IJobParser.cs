namespace JobsDashboard.Import.Reading.Json;

/// <summary>Parses one job out of JSON that has many.</summary>
internal interface IJobParser
{
    /// <summary>The field of an answer that holds the jobs.</summary>
    ReadOnlySpan<byte> JobsName { get; }

    /// <summary>A field that a job has and an answer has not.</summary>
    ReadOnlySpan<byte> IdName { get; }

    /// <summary>Parses a job; false when the text is not JSON.</summary>
    /// <param name="text">One JSON value.</param>
    /// <param name="line">The line that it begins on.</param>
    /// <param name="row">The job, or why it is rejected.</param>
    bool TryParse(ReadOnlySpan<byte> text, long line, out ImportedRow row);
}
