using System.Runtime.CompilerServices;
using System.Text;
using JobsDashboard.Import.Delimited;

namespace JobsDashboard.Import.Sacct;

/// <summary>Reads what Slurm prints line by line.</summary>
internal static class SacctLines
{
    // Enough for a header, and to see how lines end.
    private const int LinesLookedAt = 20;

    private const int MostBytesOfAUnit = 3;

    public static async IAsyncEnumerable<Parsed<SlurmRecord>> ReadAsync(
        ImportFile file, Stream text, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new TextLines(file, text);
        var beginning = await BeginningAsync(lines, cancellationToken);
        if (beginning.Count == 0)
        {
            throw new ImportRefusedException($"{file.Path} is empty.");
        }
        var shape = ShapeOf(file, [.. beginning.Where(line => line.Rejection is null).Select(line => line.Text)]);
        file.RefuseTooManyColumns(shape.Layout.Columns.Length);
        foreach (var column in shape.Layout.Columns.Where(column => !SlurmColumns.IsUsed(column) && shape.HeaderLines > 0))
        {
            file.Ignore(column);
        }
        foreach (var line in beginning.Skip(shape.HeaderLines))
        {
            yield return Read(file, shape, line);
        }
        while (await NextAsync(lines, cancellationToken) is { } line)
        {
            yield return Read(file, shape, line);
        }
    }

    private static async Task<List<Line>> BeginningAsync(TextLines lines, CancellationToken cancellationToken)
    {
        var beginning = new List<Line>();
        while (beginning.Count < LinesLookedAt && await NextAsync(lines, cancellationToken) is { } line)
        {
            beginning.Add(line);
        }
        return beginning;
    }

    private static SacctShape ShapeOf(ImportFile file, IReadOnlyList<string> lines)
    {
        var shape = lines.Count > 0 ? SacctShape.Of(file, lines) : null;
        if (shape is null)
        {
            throw new ImportRefusedException(
                $"{file.Path} is not a Slurm accounting log: it begins with neither the names of sacct's columns, nor JSON, nor the columns of XDMoD. "
                + $"This prints what can be imported: {SacctCommand.Text}");
        }
        return shape.Layout.Missing(needsTime: !shape.IsForPeople) is { } missing
            ? throw new ImportRefusedException($"{file.Path} has no column {missing}. This prints what can be imported: {SacctCommand.Text}")
            : shape;
    }

    /// <summary>The next line that is not empty.</summary>
    private static async ValueTask<Line?> NextAsync(TextLines lines, CancellationToken cancellationToken)
    {
        while (await lines.NextAsync(cancellationToken) is { } text)
        {
            if (lines.Rejection is not null || !string.IsNullOrWhiteSpace(text))
            {
                return new Line(text, lines.Number, lines.Rejection);
            }
        }
        return null;
    }

    private static Parsed<SlurmRecord> Read(ImportFile file, SacctShape shape, Line line)
    {
        if (line.Rejection is not null && (line.Text == "" || !shape.IsForPeople))
        {
            return new(null, line.Rejection);
        }
        var (fields, reason) = shape.Cut(line.Text);
        if (line.Rejection is not null && fields?.Any(CutCharacters.IsIn) != false)
        {
            return new(null, line.Rejection);
        }
        return fields is null ? new(null, file.Reject(line.Number, reason))
            : HasLongText(line.Text, fields) ? new(null, file.Reject(line.Number, Reasons.LongText))
            : new(new SlurmRecord(shape.Layout, fields, line.Number), null);
    }

    private static bool HasLongText(string line, string[] fields) =>
        line.Length > ImportLimits.TextBytes / MostBytesOfAUnit && fields.Any(field => Encoding.UTF8.GetByteCount(field) > ImportLimits.TextBytes);

    private sealed record Line(string Text, long Number, RejectedRow? Rejection);
}
