using System.Collections.Immutable;

namespace JobsDashboard.Api.Export;

/// <summary>A format that all jobs are written in.</summary>
/// <param name="Name">What a request calls it; also the ending of its files.</param>
/// <param name="MediaType">What an answer calls it, beside its encoding, which is UTF-8.</param>
/// <param name="Open">Begins to write into an answer, with a byte order mark if one is asked for.</param>
internal sealed record ExportFormat(string Name, string MediaType, Func<HttpResponse, bool, IExportWriter> Open)
{
    public static ExportFormat Ndjson { get; } = new(
        "ndjson", "application/x-ndjson", (response, _) => new NdjsonExportWriter(response.BodyWriter));

    public static ExportFormat Csv { get; } = new(
        "csv", "text/csv", (response, hasByteOrderMark) => new CsvExportWriter(response.Body, hasByteOrderMark))
    {
        TakesByteOrderMark = true,
    };

    /// <summary>All of them.</summary>
    public static ImmutableArray<ExportFormat> All { get; } = [Ndjson, Csv];

    /// <summary>Whether its files may begin with a byte order mark. JSON may not.</summary>
    public bool TakesByteOrderMark { get; private init; }

    /// <summary>Reads a name in any case.</summary>
    public static ExportFormat? Find(string name) =>
        All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
