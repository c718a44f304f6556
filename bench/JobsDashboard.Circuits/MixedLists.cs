using System.Collections.Immutable;
using System.Text.Json;
using JobsDashboard.Recorder;

namespace JobsDashboard.Circuits;

/// <summary>The lists of <see cref="ListMix"/> that have jobs, as query strings.</summary>
internal static class MixedLists
{
    private const int Rows = 25;

    // The fewer jobs, the sooner their time range has left them behind, and of a list without jobs no sums come that would end a change.
    private const int FewRows = 5;

    public static async Task<ImmutableArray<string>> FindAsync(HttpClient http)
    {
        var (values, found) = (await ValuesAsync(http), new List<string>());
        foreach (var query in ListMix.Of(values).Select(QueryOf).Distinct())
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
    private static string QueryOf(IEnumerable<(string Name, string Value)> pairs) =>
        $"?{Question.Query(pairs.Append(("PageSize", $"{Rows}")).OrderBy(pair => pair.Item1, StringComparer.Ordinal))}";

    private static async Task<IReadOnlyList<(string Name, string Value)>> ValuesAsync(HttpClient http)
    {
        var answer = await http.GetStringAsync($"api/ext/v1/facets?Fields={string.Join(',', ListMix.Filters)}&StartTime=any&Top={ListMix.Values}");
        using var facets = JsonDocument.Parse(answer);
        return
        [
            .. from facet in facets.RootElement.GetProperty("Facets").EnumerateArray().Zip(ListMix.Filters)
               from value in facet.First.GetProperty("Values").EnumerateArray()
               let text = value.GetProperty("Value").GetString()
               where !string.IsNullOrEmpty(text)
               select (facet.Second, text),
        ];
    }
}
