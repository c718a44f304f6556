using System.Collections.Immutable;

namespace JobsDashboard.Jobs.QueryString;

/// <summary>The query string of GetJob: one parameter, and it changes nothing.</summary>
public static class GetJobQueryString
{
    /// <summary>The parameter by which the contract asks for the whole job, which is what is always answered.</summary>
    public const string NeedDetail = "NeedDetail";

    /// <summary>Reads a query string, with or without its question mark. Never throws: what cannot be read is named.</summary>
    /// <returns>The parameter if it could not be read, and the names that are no parameter, as they were written.</returns>
    public static (ImmutableArray<ListJobsProblem> Problems, ImmutableArray<string> Ignored) Parse(string queryString)
    {
        if (ListJobsQueryString.ProblemOf(queryString) is { } problem)
        {
            return ([problem], []);
        }
        var pairs = QueryStringPair.In(queryString).ToLookup(pair => NeedDetail.Equals(pair.Name, StringComparison.OrdinalIgnoreCase));
        var values = pairs[true].Select(pair => pair.Value?.Trim()).ToList();
        return (
            values switch
            {
                [] or [""] => [],
                [{ } text] when bool.TryParse(text, out _) => [],
                [_] => [new(NeedDetail, "true or false")],
                _ => [new(NeedDetail, "a single value: it was given twice")],
            },
            [
                .. pairs[false]
                    .Where(pair => !ListJobsQueryString.IsPageOnly(pair.Name))
                    .Select(pair => pair.Name ?? ListJobsQueryString.NoText),
            ]);
    }
}
