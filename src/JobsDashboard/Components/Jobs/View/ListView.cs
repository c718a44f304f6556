using System.Collections.Immutable;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using Microsoft.AspNetCore.WebUtilities;

namespace JobsDashboard.Components.Jobs.View;

/// <summary>
/// What the URL of the list says beside the question: parameters that the page reads and the API does not. Which jobs are listed never
/// depends on them.
/// </summary>
public sealed record ListView
{
    private const string ColumnsName = "Columns";
    private const string OffName = "Off";
    private const string TimeZoneName = "Tz";

    /// <summary>Nothing said.</summary>
    public static ListView Default { get; } = new();

    /// <summary>The columns in order; empty for the visitor's own.</summary>
    public ImmutableArray<ColumnChoice> Columns { get; init; } = [];

    /// <summary>
    /// The conditions that are switched off, as a request that has only them. In the URL they are a query string within the value, so
    /// that whoever does not know of them, such as the API, finds the same jobs.
    /// </summary>
    public ListJobsRequest Off { get; init; } = ListJobsRequest.Default;

    /// <summary>The time zone that times are shown in, an IANA name or <c>UTC</c>; null for the visitor's own.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Reads a query string. Never throws: what cannot be read is named.</summary>
    /// <param name="queryString">As it stands in the URL.</param>
    /// <param name="now">The moment of asking.</param>
    public static (ListView View, ImmutableArray<ListJobsProblem> Problems) Parse(string queryString, DateTimeOffset now)
    {
        var (view, problems) = (Default, ImmutableArray<ListJobsProblem>.Empty);
        foreach (var pair in new QueryStringEnumerable(queryString))
        {
            var (name, value) = (pair.DecodeName().ToString(), pair.DecodeValue().ToString().Trim());
            if (value == "")
            {
                continue;
            }
            if (name.Equals(ColumnsName, StringComparison.OrdinalIgnoreCase))
            {
                var (columns, expected) = ListColumns.Read(value);
                view = view with { Columns = columns };
                problems = expected is null ? problems : problems.Add(new(ColumnsName, expected));
            }
            else if (name.Equals(OffName, StringComparison.OrdinalIgnoreCase))
            {
                view = view with { Off = ListJobsQueryString.Parse(value, now).Request };
            }
            else if (name.Equals(TimeZoneName, StringComparison.OrdinalIgnoreCase))
            {
                (view, problems) = PageZone.Find(value) is { } zone
                    ? (view with { TimeZone = zone.Name }, problems)
                    : (view, problems.Add(new(TimeZoneName, "UTC or an IANA name such as Asia/Shanghai")));
            }
        }
        return (view, problems);
    }

    /// <summary>As the end of a query string, with its ampersands; empty for nothing said.</summary>
    public string Format() => string.Concat(
        Pair(ColumnsName, ListColumns.Write(Columns)),
        Pair(OffName, Off == ListJobsRequest.Default ? "" : ListJobsQueryString.Format(Off).TrimStart('?')),
        Pair(TimeZoneName, TimeZone ?? ""));

    /// <summary>Whether both say the same.</summary>
    public bool Equals(ListView? other) =>
        other is not null && Columns.SequenceEqual(other.Columns) && Off == other.Off && TimeZone == other.TimeZone;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Columns.Length, Off, TimeZone);

    private static string Pair(string name, string value) => value == "" ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
