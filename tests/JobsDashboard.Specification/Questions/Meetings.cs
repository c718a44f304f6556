using System.Collections.Immutable;
using System.Globalization;

namespace JobsDashboard.Specification.Questions;

/// <summary>Conditions that have to meet in some of the generated requests, and to have an effect there, for the specification to be worth its name.</summary>
internal static class Meetings
{
    public const string StartIsEnd = "a start that is the end";
    public const string PresentTags = "two tags to be there, of which a job has one";
    public const string Ranges = "two ranges over one number, each of which leaves out what the other finds";
    public const string FullPage = "a page that is exactly full, and the last";

    public static ImmutableArray<string> All { get; } =
        [StartIsEnd, PresentTags, Ranges, FullPage, .. GeneratedRequests.Excludable.Select(WithItsNot)];

    /// <summary>Those of a request that finds so many jobs.</summary>
    public static IEnumerable<string> In(Pairs pairs, ListingOracle oracle, int count)
    {
        foreach (var filter in GeneratedRequests.Excludable.Where(filter => pairs.Has(filter) && pairs.Has("Not" + filter)))
        {
            yield return WithItsNot(filter);
        }
        if (count == 0)
        {
            yield break;
        }
        if (oracle.RangeOf(pairs) is ({ } start, { } end) && start == end)
        {
            yield return StartIsEnd;
        }
        if (count == int.Parse(pairs.Get("PageNumber", "1"), CultureInfo.InvariantCulture) * int.Parse(pairs["PageSize"], CultureInfo.InvariantCulture))
        {
            yield return FullPage;
        }
        if (pairs.Get("Present", "").Split(',') is { Length: > 1 } fields && fields.All(field => field.StartsWith("Tags.", StringComparison.Ordinal)) &&
            fields.All(field => CountWith(pairs.All.Select(pair => pair.Name == "Present" ? (pair.Name, field) : pair)) > count))
        {
            yield return PresentTags;
        }
        var ranges = pairs.All.Where(pair => pair.Name == "Range").ToList();
        if (ranges.Count == 2 && ranges.Select(range => range.Value.Split(':')[0]).Distinct().Count() == 1 &&
            ranges.TrueForAll(range => CountWith(pairs.All.Where(pair => pair != range)) > count))
        {
            yield return Ranges;
        }

        int CountWith(IEnumerable<(string, string)> others) => oracle.All(new Pairs([.. others])).Count;
    }

    private static string WithItsNot(string filter) => $"{filter} beside Not{filter}";
}
