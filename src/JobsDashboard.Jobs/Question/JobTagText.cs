namespace JobsDashboard.Jobs.Question;

/// <summary>One tag: a key and its value, compared byte for byte.</summary>
public readonly record struct JobTagText(string Key, string Value)
{
    /// <summary>The order in which a URL names them.</summary>
    public static IComparer<JobTagText> Order { get; } = Comparer<JobTagText>.Create((one, other) =>
        string.CompareOrdinal(one.Key, other.Key) is not 0 and var byKey ? byKey : string.CompareOrdinal(one.Value, other.Value));
}
