namespace JobsDashboard.Import.Delimited;

/// <summary>What a row of a text table came to: a value, or a rejection.</summary>
internal readonly record struct Parsed<T>(T? Value, RejectedRow? Rejection)
    where T : class;
