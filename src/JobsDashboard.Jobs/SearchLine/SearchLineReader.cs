using System.Collections.Immutable;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Zones;
using static JobsDashboard.Jobs.SearchLine.LineNameKind;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>Reads the pieces of one search line, one after the other.</summary>
internal sealed class SearchLineReader(string text, DateTimeOffset now, ZoneClock clock)
{
    private readonly List<SearchLineProblem> _problems = [];
    private readonly Dictionary<(LineName Name, bool IsExcluded), List<LineTerm>> _filters = [];
    private ListJobsRequest _request = ListJobsRequest.Default;
    private LineName? _time;

    public SearchLineReading Read()
    {
        foreach (var term in LineScanner.TermsIn(text))
        {
            if ((term.Problem ?? Take(term)) is { } problem)
            {
                _problems.Add(problem);
            }
        }
        // What is said of one filter in several places is read together, in the order of the table, where an id comes before several.
        var filters = new LineFilters(_request, _problems);
        foreach (var ((name, isExcluded), terms) in _filters.OrderBy(filter => LineNames.All.IndexOf(filter.Key.Name)))
        {
            filters.Take(name, isExcluded, terms);
        }
        return new(filters.Request, [.. _problems.OrderBy(problem => problem.Start)]);
    }

    private SearchLineProblem? Take(LineTerm term)
    {
        switch (term.Name.Kind)
        {
            case Words or Text or JobName or Values:
                if (!_filters.TryGetValue((term.Name, term.IsExcluded), out var terms))
                {
                    _filters.Add((term.Name, term.IsExcluded), terms = []);
                }
                terms.Add(term);
                return null;
            case Number:
                return Range(term);
            case Time:
                return Times(term);
            case LineNameKind.Tag or LineNameKind.TagIn:
                return Tag(term);
            case LineNameKind.Has or LineNameKind.No:
                return Presence(term);
            case LineNameKind.AsOf:
                return AsOf(term);
            default:
                return SearchLineSentences.OnlyPresence(term.Name).At(term);
        }
    }

    private SearchLineProblem? Range(LineTerm term)
    {
        if (term.Values is not [var value])
        {
            return SearchLineSentences.OneRange.At(term.Values[1]);
        }
        var field = (NumberField)term.Name.Field!;
        if (LineNumbers.Read(field, value.Text) is not { } range)
        {
            return Expected(field).At(value);
        }
        if (term.IsExcluded)
        {
            return Excluded(term, LineNumbers.Opposite(value.Text));
        }
        _request = _request with { Ranges = _request.Ranges.Contains(range) ? _request.Ranges : _request.Ranges.Add(range) };
        return null;
    }

    private SearchLineProblem? Times(LineTerm term)
    {
        if (_time is not null)
        {
            return SearchLineSentences.TwoTimes(_time).At(term);
        }
        if (term.Values is not [var value])
        {
            return SearchLineSentences.OneRange.At(term.Values[1]);
        }
        if (LineTimes.Read(value.Text, clock) is not var (start, end))
        {
            return SearchLineSentences.Time.At(value);
        }
        if (term.IsExcluded)
        {
            return Excluded(term, LineNumbers.Opposite(value.Text) is { } other && LineTimes.Read(other, clock) is not null ? other : null);
        }
        var range = _request with
        {
            TimeRangeField = (TimeField)term.Name.Field!,
            StartTime = start == ListJobsRequest.DefaultStartTime ? null : start,
            EndTime = end == TimeBound.Now ? null : end,
        };
        // As in a URL, a default that makes the range empty is no mistake.
        if (range is { StartTime: not null, EndTime: not null } && range.RangeAt(now) is var (first, last) && first > last)
        {
            return SearchLineSentences.StartAfterEnd.At(value);
        }
        (_time, _request) = (term.Name, range);
        return null;
    }

    private SearchLineProblem? Tag(LineTerm term)
    {
        var key = term.Key!;
        if (term.IsExcluded && term.Name == LineNames.TagIn)
        {
            return SearchLineSentences.WriteInstead("-tag.team:nlp,vision").At(term);
        }
        if (term.IsExcluded)
        {
            var excluded = term.Values.Aggregate(
                (ImmutableSortedSet<JobTagText>?)_request.ExcludedTags,
                (tags, value) => tags is null ? null : TagsText.Exclude(tags, key, value.Text));
            _request = _request with { ExcludedTags = excluded ?? _request.ExcludedTags };
            return excluded is null ? SearchLineSentences.TooManyTags.At(term) : null;
        }
        var isList = term.Name == LineNames.TagIn || term.Values.Length > 1;
        if (isList ? _request.TagsIn.ContainsKey(key) : _request.Tags.ContainsKey(key))
        {
            return SearchLineSentences.Twice($"tag.{LineText.KeyOf(key)}", "tag.team:nlp,vision").At(term);
        }
        if (isList && term.Values.FirstOrDefault(value => value.Text == "") is { } empty)
        {
            return SearchLineSentences.NoEmptyInList.At(empty);
        }
        var added = isList
            ? TagInText.Add(_request, key, ListText.Write(term.Values.Select(value => value.Text)), isFirst: true).Request
            : TagsText.Add(_request.Tags, key, term.Values[0].Text) is { } tags ? _request with { Tags = tags } : null;
        _request = added ?? _request;
        return added is null ? SearchLineSentences.TooManyTags.At(term) : null;
    }

    private SearchLineProblem? Presence(LineTerm term)
    {
        if (term.Values is not [var value])
        {
            return SearchLineSentences.BothMustHold(term.Name).At(term);
        }
        if (LineNames.FieldOf(value.Text) is not { } field)
        {
            return SearchLineSentences.NoSuchField(value.Text).At(value);
        }
        var isMissing = term.Name == LineNames.No;
        if (term.IsExcluded)
        {
            var opposite = isMissing ? LineNames.Has : LineNames.No;
            return SearchLineSentences.WriteInstead($"{opposite.Name}:{LineNames.NameOf(field)}").At(term);
        }
        _request = isMissing
            ? _request with { Missing = _request.Missing.Contains(field) ? _request.Missing : _request.Missing.Add(field) }
            : _request with { Present = _request.Present.Contains(field) ? _request.Present : _request.Present.Add(field) };
        return null;
    }

    private SearchLineProblem? AsOf(LineTerm term)
    {
        if (term.IsExcluded)
        {
            return SearchLineSentences.NeverExcluded(term.Name).At(term);
        }
        var instant = term.Values is [{ Text: var value }] && value.Contains('t', StringComparison.OrdinalIgnoreCase)
            ? LineMoment.Read(value, clock)?.Last
            : null;
        if (instant is null || _request.AsOf is not null)
        {
            return SearchLineSentences.Instant.At(term);
        }
        _request = _request with { AsOf = instant };
        return null;
    }

    private static SearchLineProblem Excluded(LineTerm term, string? opposite) =>
        (opposite is null ? SearchLineSentences.RangeExcluded : SearchLineSentences.WriteInstead($"{term.Name.Name}:{opposite}")).At(term);

    private static SearchLineSentence Expected(NumberField field) => field.Unit switch
    {
        "s" => SearchLineSentences.Duration,
        "GiB" => SearchLineSentences.Memory,
        _ => SearchLineSentences.Number,
    };
}
