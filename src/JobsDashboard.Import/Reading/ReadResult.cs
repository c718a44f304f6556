using JobsDashboard.Import.Files;

namespace JobsDashboard.Import.Reading;

/// <summary>A row as a format's own type, or its rejection.</summary>
/// <param name="Value">The row; null when it is rejected.</param>
/// <param name="Rejection">Why it is rejected; null when it is not.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Bytes">Its length in the file.</param>
internal readonly record struct ReadResult<T>(T? Value, RejectedRow? Rejection, long Line = 0, long Bytes = 0)
    where T : class;
