using System.Collections.Immutable;
using System.Text.Json;
using JobsDashboard.Recorder;

namespace JobsDashboard.Circuits;

/// <summary>
/// Lists that users ask for, as query strings: by a value of a filter, by two, with a word, a number or another order, of the last seven
/// days or of all time. Only those that have jobs.
/// </summary>
internal static class MixedLists
{
    private const int Rows = 25;

    // The fewer jobs, the sooner their time range has left them behind, and of a list without jobs no sums come that would end a change.
    private const int FewRows = 5;

    private static readonly string[] s_filters = ["Status", "Username", "JobType", "ResourceQuotaName"];

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

    public static async Task<ImmutableArray<string>> FindAsync(HttpClient http)
    {
        var (values, found) = (await ValuesAsync(http), new List<string>());
        foreach (var query in Combine(values).Distinct())
        {
            var answer = await http.GetStringAsync($"api/v1/jobs{query}");
            if (answer.AsSpan().Count("\"JobId\"") >= FewRows)
            {
                found.Add(query);
            }
        }
        return [.. found];
    }

    // The pairs are in the order in which they are signed.
    private static IEnumerable<string> Combine(IReadOnlyList<(string Name, string Value)> values)
    {
        foreach (var (place, value) in values.Concat(s_others).Index())
        {
            yield return QueryOf(value);
            yield return QueryOf(value, ("StartTime", "any"));
            var other = values[(place + 7) % values.Count];
            if (other.Name != value.Name)
            {
                yield return QueryOf(value, other, ("StartTime", "now-30d"));
            }
        }
    }

    private static string QueryOf(params IEnumerable<(string Name, string Value)> pairs) =>
        $"?{Question.Query(pairs.Append(("PageSize", $"{Rows}")).OrderBy(pair => pair.Item1, StringComparer.Ordinal))}";

    private static async Task<IReadOnlyList<(string Name, string Value)>> ValuesAsync(HttpClient http)
    {
        var answer = await http.GetStringAsync($"api/ext/v1/facets?Fields={string.Join(',', s_filters)}&StartTime=any&Top=6");
        using var facets = JsonDocument.Parse(answer);
        return
        [
            .. from facet in facets.RootElement.GetProperty("Facets").EnumerateArray().Zip(s_filters)
               from value in facet.First.GetProperty("Values").EnumerateArray()
               let text = value.GetProperty("Value").GetString()
               where !string.IsNullOrEmpty(text)
               select (facet.Second, text),
        ];
    }
}
