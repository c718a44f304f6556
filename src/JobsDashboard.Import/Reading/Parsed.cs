namespace JobsDashboard.Import.Delimited;

/// <summary>What a row of a text table came to: a value and where and how long the row was, or a rejection.</summary>
internal readonly record struct Parsed<T>(T? Value, RejectedRow? Rejection, long Line = 0, long Bytes = 0)
    where T : class;
