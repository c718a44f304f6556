using System.Collections.Immutable;
using System.Globalization;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.QueryString;

/// <summary>A parameter of ListJobs: how its text changes a request, and which text says it.</summary>
public sealed record ListJobsParameter : QueryParameter
{
    private ListJobsParameter(
        string name, string help, string example,
        Func<ListJobsRequest, string, (ListJobsRequest? Request, string? Expected)> read,
        Func<ListJobsRequest, IEnumerable<QueryStringPair>> write)
        : base(name, help, example)
    {
        (Read, Write) = (read, write);
    }

    /// <summary>Whether ListJobs has it; else it is an addition of this product.</summary>
    public bool IsOfListJobs { get; init; } = true;

    /// <summary>The request with the text read, or null and what was expected.</summary>
    internal Func<ListJobsRequest, string, (ListJobsRequest? Request, string? Expected)> Read { get; }

    /// <summary>The pairs that say the request's value; none when there is nothing to say.</summary>
    internal Func<ListJobsRequest, IEnumerable<QueryStringPair>> Write { get; init; }

    internal static ListJobsParameter For(JobFilter filter)
    {
        var parameter = Of(
            filter,
            filter.Name,
            filter.Help,
            request => request.Filters.GetValueOrDefault(filter),
            (request, condition) => request with { Filters = request.Filters.SetItem(filter, condition) });
        return parameter with { IsOfListJobs = filter != JobFilters.Search };
    }

    internal static ListJobsParameter Excluding(JobFilter filter)
    {
        var parameter = Of(
            filter,
            filter.ExcludedName,
            $"Excludes the jobs that {filter.Name} would find{(filter.TakesSeveral ? " by any of the values" : "")}. "
            + "A job without a value matches.",
            request => request.Excluded.GetValueOrDefault(filter),
            (request, condition) => request with { Excluded = request.Excluded.SetItem(filter, condition) });
        return parameter with { IsOfListJobs = false };
    }

    /// <summary>A text that is written once, with a way of its own to read it.</summary>
    internal static ListJobsParameter Text(
        string name, string help, string example,
        Func<ListJobsRequest, string, (ListJobsRequest? Request, string? Expected)> read,
        Func<ListJobsRequest, string?> write, ParameterKind kind = ParameterKind.Text) =>
        // Each link of a page asks all parameters, and most of them have nothing to say: that must cost nothing.
        new(name, help, example, read, request => write(request) is { } text ? [new(name, text)] : []) { Kind = kind };

    internal static ListJobsParameter Boolean(
        string name, string help, Func<ListJobsRequest, bool, ListJobsRequest> set, Func<ListJobsRequest, bool> get) => Text(
            name,
            help,
            "true",
            (request, text) => ReadBoolean(text) switch
            {
                (_, { } expected) => (null, expected),
                var (value, _) => (set(request, value), null),
            },
            request => get(request) ? "true" : null,
            ParameterKind.Boolean);

    /// <summary>A choice out of the names of an enum in lower case, read in any case; the first is the default.</summary>
    internal static ListJobsParameter Choice<T>(
        string name, string help, Func<ListJobsRequest, T, ListJobsRequest> set, Func<ListJobsRequest, T> get)
        where T : struct, Enum =>
        Choice(name, help, Enum.GetValues<T>(), value => value.ToString().ToLowerInvariant(), set, get);

    /// <summary>One of several fields, read in any case; the first is the default.</summary>
    internal static ListJobsParameter Field<T>(
        string name, string help, IEnumerable<T> fields, Func<ListJobsRequest, T, ListJobsRequest> set, Func<ListJobsRequest, T> get)
        where T : JobField =>
        Choice(name, help, fields, field => field.Name, set, get);

    private static ListJobsParameter Choice<T>(
        string name, string help, IEnumerable<T> values, Func<T, string> nameOf,
        Func<ListJobsRequest, T, ListJobsRequest> set, Func<ListJobsRequest, T> get)
        where T : notnull
    {
        var names = values.ToDictionary(nameOf, StringComparer.OrdinalIgnoreCase);
        var texts = names.ToDictionary(one => one.Value, one => one.Key);
        var nameOfDefault = names.Keys.First();
        var parameter = Text(
            name,
            help,
            nameOfDefault,
            (request, text) => names.TryGetValue(text, out var value)
                ? (set(request, value), null) : (null, $"one of {string.Join(", ", names.Keys)}"),
            request => texts[get(request)] is var chosen && chosen != nameOfDefault ? chosen : null);
        return parameter with { Choices = [.. names.Keys], Default = nameOfDefault };
    }

    internal static ListJobsParameter Time(
        string name, string help, Func<ListJobsRequest, TimeBound?, ListJobsRequest> set,
        Func<ListJobsRequest, TimeBound?> get, TimeBound defaultBound)
    {
        var parameter = Text(
            name,
            help,
            "2025-04-16T07:25:34Z",
            (request, text) => TimeBound.TryParse(text, out var bound)
                ? (set(request, bound == defaultBound ? null : bound), null)
                : (null, TimeBound.Expected),
            request => get(request)?.ToString(),
            ParameterKind.Time);
        return parameter with { Default = defaultBound.ToString() };
    }

    /// <summary>A whole number within limits.</summary>
    internal static ListJobsParameter Number(
        string name, string help, long? min, long? max, Func<ListJobsRequest, long, ListJobsRequest> set, Func<ListJobsRequest, long?> get)
    {
        var parameter = Text(
            name,
            help,
            "8",
            (request, text) => ReadNumber(text, min, max) switch
            {
                (_, { } expected) => (null, expected),
                var (number, _) => (set(request, number), null),
            },
            request => get(request)?.ToString(CultureInfo.InvariantCulture),
            ParameterKind.WholeNumber);
        return parameter with { Min = min, Max = max };
    }

    /// <summary>A comma-separated list of fields.</summary>
    internal static ListJobsParameter Fields(
        string name, string help, Func<ListJobsRequest, ImmutableArray<JobField>, ListJobsRequest> set,
        Func<ListJobsRequest, ImmutableArray<JobField>> get)
    {
        var parameter = Text(
            name,
            help,
            "ReasonMessage,Tags.team",
            (request, text) => ListText.Read(text, FindNullable, $"one or more of {JobFields.ExpectedOfNullable}") switch
            {
                (var fields, null) => (set(request, fields), null),
                (_, var expected) => (null, expected),
            },
            request => get(request) is { IsEmpty: false } fields ? ListText.Write(fields.Select(field => field.Name)) : null);
        return parameter with { MaxItems = ListText.MaxItems, IsOfListJobs = false };
    }

    private static ListJobsParameter Of(
        JobFilter filter, string name, string help,
        Func<ListJobsRequest, FilterCondition?> get, Func<ListJobsRequest, FilterCondition, ListJobsRequest> set)
    {
        var parameter = Text(
            name,
            help,
            filter.Example,
            (request, text) => filter.Read(text) switch
            {
                (_, { } expected) => (null, expected),
                ({ } condition, _) => (set(request, condition), null),
                _ => (request, null),
            },
            request => get(request)?.Text,
            filter is OwnFilter ? ParameterKind.Boolean : ParameterKind.Text);
        return parameter with
        {
            Choices = [.. filter.Choices.Select(choice => choice.Name)],
            MaxItems = filter.TakesSeveral ? ListText.MaxItems : null,
            MaxLength = filter.Choices.IsEmpty ? filter.MaxLength : null,
        };
    }

    private static JobField? FindNullable(string name) => JobFields.Find(name) is { CanBeMissing: true } field ? field : null;
}
