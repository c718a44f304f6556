using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Zones;
using static JobsDashboard.Jobs.SearchLine.LineNameKind;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>Writes the conditions of a request as pieces of a search line.</summary>
internal static class LineWriter
{
    /// <summary>The pieces in the order of <see cref="LineNames.All"/>.</summary>
    public static IEnumerable<string> TermsOf(ListJobsRequest request, ZoneClock clock) => LineNames.All.SelectMany(name => name.Kind switch
    {
        Words or Text or JobName or Values => Of(name, request, isExcluded: false).Concat(Of(name, request, isExcluded: true)),
        // The ranges keep their order, whatever they are about.
        Number when name.Field == JobFields.RequestGPU =>
            new[] { request.NumericRange }.OfType<NumericRange>().Concat(request.Ranges)
                .Select(range => $"{LineNames.NameOf(range.Field)}:{LineNumbers.Write(range)}"),
        Time when name.Field == request.TimeRangeField => OfTime(name, request, clock),
        LineNameKind.Tag => OfTags(request),
        LineNameKind.Has => request.Present.Select(field => $"{name.Name}:{LineNames.NameOf(field)}"),
        LineNameKind.No => request.Missing.Select(field => $"{name.Name}:{LineNames.NameOf(field)}"),
        LineNameKind.AsOf when request.AsOf is { } instant => [$"{name.Name}:{TimeBound.At(instant)}"],
        _ => [],
    });

    private static IEnumerable<string> Of(LineName name, ListJobsRequest request, bool isExcluded)
    {
        var conditions = isExcluded ? request.Excluded : request.Filters;
        if (conditions.GetValueOrDefault(name.Filter!) is not { Values: var values })
        {
            return [];
        }
        var sign = isExcluded ? "-" : "";
        return name.Kind switch
        {
            Words => [OfWords(name, values[0], isExcluded)],
            Text => [$"{sign}{name.Name}:{LineText.ValueOf(values[0])}"],
            JobName => [$"{sign}{name.Name}:{OfName(values[0], request.DisplayNameSearchMode)}"],
            // One name stands for both filters, except where they would be taken for each other.
            _ when name == LineNames.Ids && values.Length > 1 && !conditions.ContainsKey(JobFilters.JobId) =>
                [$"{sign}{LineNames.Id.Name}:{List(values)}"],
            _ => [$"{sign}{name.Name}:{List(values)}"],
        };
    }

    // As a person would write it, where that is read back as the same text; else in brackets.
    private static string OfWords(LineName name, string text, bool isExcluded)
    {
        var sign = isExcluded ? "-" : "";
        var plain = new[] { sign + text, $"{sign}{name.Name}:{text}" };
        return plain.FirstOrDefault(line =>
                LineScanner.TermsIn(line).ToList() is var terms
                && (!isExcluded || terms.Count == 1)
                && terms.All(term => term.Problem is null && term.Name == name && term.IsExcluded == isExcluded)
                && string.Join(' ', terms.Select(term => term.Values[0].Text)) == text)
            ?? $"{sign}{name.Name}:({text.Replace(")", "))", StringComparison.Ordinal)})";
    }

    private static string OfName(string text, NameSearchMode mode) => mode switch
    {
        NameSearchMode.Exact => "=" + LineText.ValueOf(text),
        NameSearchMode.Prefix => "^" + LineText.ValueOf(text),
        _ => LineText.NameOf(text),
    };

    private static IEnumerable<string> OfTags(ListJobsRequest request) =>
    [
        .. request.Tags.Select(tag => $"{Tag(tag.Key)}:{LineText.ValueOf(tag.Value)}"),
        .. request.TagsIn.Select(tag => $"{(tag.Value.Length > 1 ? Tag(tag.Key) : TagIn(tag.Key))}:{List(tag.Value)}"),
        .. request.ExcludedTags.GroupBy(tag => tag.Key).Select(tags => $"-{Tag(tags.Key)}:{List(tags.Select(tag => tag.Value))}"),
    ];

    private static string Tag(string key) => $"{LineNames.Tag.Name}.{LineText.KeyOf(key)}";

    private static string TagIn(string key) => $"{LineNames.TagIn.Name}.{LineText.KeyOf(key)}";

    private static IEnumerable<string> OfTime(LineName name, ListJobsRequest request, ZoneClock clock) =>
        request is { StartTime: null, EndTime: null } && name.Field == JobFields.GmtCreateTime
            ? []
            : [$"{name.Name}:{TimesOf(request, clock)}"];

    private static string TimesOf(ListJobsRequest request, ZoneClock clock) =>
        LineTimes.Write(request.StartTime ?? ListJobsRequest.DefaultStartTime, request.EndTime ?? TimeBound.Now, clock);

    private static string List(IEnumerable<string> values) => string.Join(',', values.Select(LineText.ValueOf));
}
