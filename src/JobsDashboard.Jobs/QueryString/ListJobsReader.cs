using System.Collections.Immutable;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.QueryString;

/// <summary>Reads the pairs of one query string, one after the other.</summary>
internal sealed class ListJobsReader(DateTimeOffset now, IReadOnlyCollection<string> others)
{
    private readonly ImmutableArray<ListJobsProblem>.Builder _problems = ImmutableArray.CreateBuilder<ListJobsProblem>();
    private readonly ImmutableArray<string>.Builder _ignored = ImmutableArray.CreateBuilder<string>();
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _tagKeys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tagInKeys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private ListJobsRequest _request = ListJobsRequest.Default;

    public void Read(string? name, string? value)
    {
        if (name is null)
        {
            _ignored.Add(ListJobsQueryString.NoText);
        }
        else if (KeyAfter("Tags.", name) is { } key)
        {
            var tags = value is null || !_tagKeys.Add(key) ? null : TagsText.Add(_request.Tags, key, value.Trim());
            Take(tags is null ? null : _request with { Tags = tags }, ListJobsParameters.Tags, TagsText.Expected);
        }
        else if (KeyAfter("NotTags.", name) is { } excluded)
        {
            var tags = value is null ? null : TagsText.Exclude(_request.ExcludedTags, excluded, value.Trim());
            Take(tags is null ? null : _request with { ExcludedTags = tags }, ListJobsParameters.NotTags, TagsText.ExpectedExcluded);
        }
        else if (KeyAfter(TagInText.Prefix, name) is { } several)
        {
            var (read, expected) = TagInText.Add(_request, several, value?.Trim(), isFirst: _tagInKeys.Add(several));
            Take(read, TagInText.Name, expected);
        }
        else if (ListJobsParameters.ByName.TryGetValue(name, out var parameter))
        {
            Read(parameter, value);
        }
        else
        {
            _ignored.Add(name);
        }
    }

    public ListJobsReading Finish()
    {
        if (!_request[JobFilters.JobId].IsEmpty && !_request[JobFilters.JobIds].IsEmpty)
        {
            _ignored.Add(JobFilters.JobIds.Name);
            _request = _request with { Filters = _request.Filters.Remove(JobFilters.JobIds) };
        }
        if (_request.FromAllWorkspaces && _request[JobFilters.ShowOwn].IsEmpty)
        {
            _problems.Add(new(ListJobsParameters.FromAllWorkspaces, "to go together with ShowOwn=true"));
            _request = _request with { FromAllWorkspaces = false };
        }
        if (_request.NumericRange is { } numeric && ProblemsOf(numeric) is var problems and not null)
        {
            _problems.AddRange(problems);
            _request = _request with { NumericRange = null };
        }
        // Only where both were said: a default that makes the range empty is no mistake.
        var (start, end) = _request.RangeAt(now);
        if (_said.Contains(ListJobsParameters.StartTime) && _said.Contains(ListJobsParameters.EndTime) && start > end)
        {
            _problems.Add(new(ListJobsParameters.StartTime, "a time not after EndTime"));
            _request = _request with { StartTime = null, EndTime = null };
        }
        return new(_request, _problems.ToImmutable(), _ignored.ToImmutable(), Applied())
        {
            HasPageSize = _said.Contains(ListJobsParameters.PageSize),
        };
    }

    private void Read(ListJobsParameter parameter, string? value)
    {
        if (!_given.Add(parameter.Name) && !parameter.Repeats)
        {
            Take(null, parameter.Name, QueryParameter.ExpectedOnce);
        }
        else if (value is null)
        {
            Take(null, parameter.Name, QueryParameter.ExpectedText);
        }
        else if (value.Trim() is { Length: > 0 } text)
        {
            var (read, expected) = parameter.Read(_request, text);
            Take(read, parameter.Name, expected);
            if (read is not null)
            {
                _said.Add(parameter.Name);
            }
        }
    }

    private void Take(ListJobsRequest? read, string name, string? expected)
    {
        if (read is not null)
        {
            _request = read;
        }
        else if (!_problems.Any(problem => problem.Parameter == name))
        {
            _problems.Add(new(name, expected!));
        }
    }

    private static string? KeyAfter(string prefix, string name) =>
        name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? name[prefix.Length..] : null;

    // Null for a sound range. A part that could not be read is named already; the rest of such a range means nothing.
    private ListJobsProblem[]? ProblemsOf(NumericRange range) => range switch
    {
        _ when _problems.Any(problem => problem.Parameter.StartsWith("NumericRange", StringComparison.Ordinal)) => [],
        _ when !_said.Contains(ListJobsParameters.NumericRangeField) || range is { Min: null, Max: null } =>
            [new(ListJobsParameters.NumericRangeField, "a field together with NumericRangeMin, NumericRangeMax or both")],
        _ when range.Min > range.Max =>
            [new(ListJobsParameters.NumericRangeMin, FormattableString.Invariant($"a number not above {range.Max}"))],
        _ => null,
    };

    // What was not said, and times that were said by how long ago they were.
    private string Applied()
    {
        var at = _request.At(now);
        return ListJobsQueryString.Join(
        [
            .. Resolved(ListJobsParameters.StartTime, _request.StartTime, at.StartTime),
            .. Resolved(ListJobsParameters.EndTime, _request.EndTime, at.EndTime),
            .. Unsaid(ListJobsParameters.SortBy),
            .. Unsaid(ListJobsParameters.Order),
            .. Unsaid(ListJobsParameters.PageNumber),
            .. Unsaid(ListJobsParameters.PageSize),
        ]);

        IEnumerable<QueryStringPair> Resolved(string name, TimeBound? bound, TimeBound? resolved) =>
            bound is null or { IsRelative: true } ? [new(name, resolved.ToString())] : [];

        IEnumerable<QueryStringPair> Unsaid(string name) =>
            _said.Contains(name) || others.Contains(name, StringComparer.OrdinalIgnoreCase)
                ? []
                : [new(name, ListJobsParameters.ByName[name].Default)];
    }
}
