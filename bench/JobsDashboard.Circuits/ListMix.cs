namespace JobsDashboard.Circuits;

/// <summary>
/// Lists that users ask for: by a value of a filter, by two, with a word, a number or another order, of the last seven days, of thirty
/// or of all time.
/// </summary>
internal static class ListMix
{
    /// <summary>How many values of each filter are asked for, the most frequent ones.</summary>
    public const int Values = 6;

    /// <summary>The filters whose values are asked for.</summary>
    public static IReadOnlyList<string> Filters { get; } = ["Status", "Username", "JobType", "ResourceQuotaName"];

    private static readonly (string Name, string Value)[] s_others =
    [
        ("ReasonSearch", "OOM"),
        ("Search", "error"),
        ("DisplayName", "train"),
        ("Range", "RequestGPU:8.."),
        ("Range", "Duration:3600.."),
        ("SortBy", "Duration"),
        ("NotStatus", "Succeeded"),
    ];

    /// <summary>The parameters of each list.</summary>
    /// <param name="values">The values of the filters.</param>
    public static IEnumerable<(string Name, string Value)[]> Of(IReadOnlyList<(string Name, string Value)> values)
    {
        foreach (var (place, value) in values.Concat(s_others).Index())
        {
            yield return [value];
            yield return [value, ("StartTime", "any")];
            var other = values[(place + 7) % values.Count];
            if (other.Name != value.Name)
            {
                yield return [value, other, ("StartTime", "now-30d")];
            }
        }
    }
}
