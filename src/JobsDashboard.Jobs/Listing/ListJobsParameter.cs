using System.Globalization;
using JobsDashboard.Jobs.Listing.Filters;

namespace JobsDashboard.Jobs.Listing;

/// <summary>One parameter of a query string: how its text changes a request, and which text says it.</summary>
/// <param name="Name">As the contract writes it.</param>
/// <param name="Read">The request with the text read, or null and what was expected.</param>
/// <param name="Write">The text of the request's value, or null when there is nothing to say.</param>
internal sealed record ListJobsParameter(
    string Name,
    Func<ListJobsRequest, string, (ListJobsRequest? Request, string? Expected)> Read,
    Func<ListJobsRequest, string?> Write)
{
    public static ListJobsParameter For(JobFilter filter) => new(
        filter.Name,
        (request, text) => filter.Read(text) switch
        {
            (_, { } expected) => (null, expected),
            ({ IsEmpty: true }, _) => (request, null),
            var (values, _) => (request with { Filters = request.Filters.SetItem(filter, values) }, null),
        },
        request => request[filter] is { IsEmpty: false } values ? JobFilter.Write(values) : null);

    /// <summary>A choice out of the names of an enum, read in any case.</summary>
    public static ListJobsParameter Choice<T>(
        string name, Func<ListJobsRequest, T, ListJobsRequest> set, Func<ListJobsRequest, T> get, Func<T, string>? nameOf = null)
        where T : struct, Enum
    {
        var names = Enum.GetValues<T>().ToDictionary(value => nameOf?.Invoke(value) ?? value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new(
            name,
            (request, text) => names.TryGetValue(text, out var value) ? (set(request, value), null) : (null, $"one of {string.Join(", ", names.Keys)}"),
            request => get(request) is var value && EqualityComparer<T>.Default.Equals(value, default)
                ? null
                : names.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Key);
    }

    public static ListJobsParameter Time(
        string name, Func<ListJobsRequest, TimeBound?, ListJobsRequest> set, Func<ListJobsRequest, TimeBound?> get, TimeBound defaultBound) => new(
            name,
            (request, text) => TimeBound.TryParse(text, out var bound)
                ? (set(request, bound == defaultBound ? null : bound), null)
                : (null, TimeBound.Expected),
            request => get(request)?.ToString());

    /// <summary>A whole number within limits.</summary>
    public static ListJobsParameter Number(
        string name, long min, long max, Func<ListJobsRequest, long, ListJobsRequest> set, Func<ListJobsRequest, long?> get) => new(
            name,
            (request, text) => IsInteger(text) && long.Parse(text, CultureInfo.InvariantCulture) is var number && number >= min && number <= max
                ? (set(request, number), null)
                : (null, min == long.MinValue ? "a whole number of at most 18 digits" : $"a whole number from {min} to {max}"),
            request => get(request)?.ToString(CultureInfo.InvariantCulture));

    private static bool IsInteger(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        return digits.Length is >= 1 and <= 18 && !digits.ContainsAnyExceptInRange('0', '9');
    }
}
