using System.Collections.Immutable;

namespace JobsDashboard.Api;

/// <summary>A format that all jobs are written in.</summary>
/// <param name="Name">What a request calls it; also the ending of its files.</param>
/// <param name="ContentType">What an answer calls it.</param>
/// <param name="Open">Begins to write into an answer, with a byte order mark if one is asked for.</param>
internal sealed record ExportFormat(string Name, string ContentType, Func<HttpResponse, bool, IExportWriter> Open)
{
    /// <summary>Whether its files may begin with a byte order mark. JSON may not.</summary>
    public bool TakesByteOrderMark { get; private init; }

    /// <summary>All of them.</summary>
    public static ImmutableArray<ExportFormat> All { get; } =
    [
        new("ndjson", "application/x-ndjson; charset=utf-8", (response, _) => new JobLines(response.BodyWriter)),
        new("csv", "text/csv; charset=utf-8", (response, hasByteOrderMark) => new JobTable(response.Body, hasByteOrderMark)) { TakesByteOrderMark = true },
    ];

    /// <summary>Reads a name in any case.</summary>
    public static ExportFormat? Find(string name) => All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
