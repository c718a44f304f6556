using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>Takes what a search line says of each filter, in one piece or several, into a request.</summary>
internal sealed class LineFilters(ListJobsRequest request, List<SearchLineProblem> problems)
{
    private bool _hasName;

    /// <summary>The request with everything that was taken.</summary>
    public ListJobsRequest Request { get; private set; } = request;

    /// <summary>Takes all that is said of one filter, or excluded by it.</summary>
    public void Take(LineName name, bool isExcluded, List<LineTerm> terms)
    {
        if (isExcluded && !name.Filter!.CanBeExcluded)
        {
            problems.AddRange(terms.Select(SearchLineSentences.NeverExcluded(name).At));
            return;
        }
        var problem = name.Kind switch
        {
            LineNameKind.Words => Words(name.Filter!, isExcluded, terms),
            LineNameKind.Values => Values(name, isExcluded, terms),
            _ => Text(name, isExcluded, terms),
        };
        if (problem is not null)
        {
            problems.Add(problem);
        }
    }

    private SearchLineProblem? Words(JobFilter filter, bool isExcluded, List<LineTerm> terms)
    {
        if (isExcluded && terms.Count > 1)
        {
            problems.AddRange(terms.Skip(2).Select(SearchLineSentences.OneExclusion.At));
            Set(filter.Read(terms[0].Values[0].Text).Condition, isExcluded);
            return SearchLineSentences.OneExclusion.At(terms[1]);
        }
        return Set(filter.Read(string.Join(' ', [.. terms[..^1].Select(Closed), terms[^1].Values[0].Text])), isExcluded)?.At(terms[^1]);

        // In a search, a quote that is not closed runs to the end, and so would take in what comes after it.
        static string Closed(LineTerm term) =>
            term.Values[0].Text is var text && text.Count(sign => sign == '"') % 2 == 1 ? text + '"' : text;
    }

    private SearchLineProblem? Text(LineName name, bool isExcluded, List<LineTerm> terms)
    {
        problems.AddRange(terms.Skip(1).Select(SearchLineSentences.OneText(name).At));
        if (terms[0].Values is not [var value])
        {
            return SearchLineSentences.OneText(name).At(terms[0]);
        }
        if (value.Text.Trim() is not { Length: > 0 } text)
        {
            return SearchLineSentences.ValueNeeded.At(value);
        }
        if (name.Kind == LineNameKind.JobName)
        {
            if (_hasName && Request.DisplayNameSearchMode != value.NameMode)
            {
                return SearchLineSentences.NameModes.At(terms[0]);
            }
            (_hasName, Request) = (true, Request with { DisplayNameSearchMode = value.NameMode });
        }
        return Set(name.Filter!.Read(text), isExcluded)?.At(value);
    }

    private SearchLineProblem? Values(LineName name, bool isExcluded, List<LineTerm> terms)
    {
        var values = (isExcluded ? terms : terms[..1]).SelectMany(term => term.Values).ToList();
        problems.AddRange(terms.Skip(isExcluded ? terms.Count : 1).Select(SearchLineSentences.Twice(name.Name, ListOf(name, terms)).At));
        var filter = name == LineNames.Id && values.Count > 1 ? JobFilters.JobIds : name.Filter!;
        var others = isExcluded ? Request.Excluded : Request.Filters;
        if (name == LineNames.Ids && !isExcluded && (others.ContainsKey(JobFilters.JobId) || others.ContainsKey(JobFilters.JobIds)))
        {
            return SearchLineSentences.IdOrIds.At(terms[0]);
        }
        foreach (var value in values)
        {
            var (condition, expected) = value.Text.Trim() == "" ? default : filter.Read(filter.Write([Trimmed(value.Text)]));
            if (expected is not null || (condition is null && filter is not OwnFilter))
            {
                return (expected is null ? SearchLineSentences.ValueNeeded : SearchLineSentences.Expected(expected)).At(value);
            }
        }
        var known = others.GetValueOrDefault(filter)?.Values ?? [];
        var reading = filter.Read(filter.Write([.. known, .. values.Select(value => Trimmed(value.Text))]));
        return Set(reading, isExcluded)?.At(values[^1]);

        // As a URL has it, where only an item of a list keeps the blanks around it.
        string Trimmed(string text) => filter is ListFilter { TakesSeveral: true } ? text : text.Trim();
    }

    private SearchLineSentence? Set(FilterReading reading, bool isExcluded)
    {
        Set(reading.Condition, isExcluded);
        return reading.Expected is { } expected ? SearchLineSentences.Expected(expected) : null;
    }

    private void Set(FilterCondition? condition, bool isExcluded)
    {
        if (condition is not null)
        {
            Request = isExcluded
                ? Request with { Excluded = Request.Excluded.SetItem(condition.Filter, condition) }
                : Request with { Filters = Request.Filters.SetItem(condition.Filter, condition) };
        }
    }

    private static string ListOf(LineName name, List<LineTerm> terms) =>
        $"{name.Name}:{string.Join(',', terms.SelectMany(term => term.Values).Take(3).Select(value => LineText.ValueOf(value.Text)))}";
}
