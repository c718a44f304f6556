using System.Runtime.CompilerServices;
using System.Text;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Import.Sacct.Values;

namespace JobsDashboard.Import.Sacct.Records;

/// <summary>Reads records that <c>sacct</c> prints one on each line.</summary>
internal static class SacctLines
{
    // Enough for the header, and to see how lines end.
    private const int SampleLines = 20;

    private const int MaxBytesPerCharacter = 3;
    private const string Advice = $"This prints what can be imported: {SacctCommand.Text}";

    /// <exception cref="ImportRefusedException">The file is not from <c>sacct</c>, or lacks a column that is required.</exception>
    public static async IAsyncEnumerable<ReadResult<SlurmRecord>> ReadAsync(
        ImportFile file, TextWindow window, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new LineReader(file, window);
        var sample = await SampleAsync(lines, cancellationToken);
        if (sample.Count == 0)
        {
            throw new ImportRefusedException($"{file.Path} is empty.");
        }
        var shape = ShapeOf(file, [.. sample.Where(line => line.Rejection is null).Select(line => line.Text)]);
        file.RefuseTooManyColumns(shape.Layout.Columns.Length);
        foreach (var column in shape.Layout.Columns.Where(column => !SlurmColumns.IsUsed(column) && shape.HeaderLines > 0))
        {
            file.Ignore(column);
        }
        foreach (var line in sample.Skip(shape.HeaderLines))
        {
            yield return Read(file, shape, line);
        }
        while (await lines.NextAsync(cancellationToken) is { } line)
        {
            yield return Read(file, shape, line);
        }
    }

    private static async Task<List<TextLine>> SampleAsync(LineReader lines, CancellationToken cancellationToken)
    {
        var sample = new List<TextLine>();
        while (sample.Count < SampleLines && await lines.NextAsync(cancellationToken) is { } line)
        {
            sample.Add(line);
        }
        return sample;
    }

    private static SacctShape ShapeOf(ImportFile file, IReadOnlyList<string> lines)
    {
        var shape = lines.Count > 0 ? SacctShape.Of(file, lines) : null;
        if (shape is null)
        {
            throw new ImportRefusedException(
                $"{file.Path} is not a Slurm accounting log: it begins with neither the names of sacct's columns, nor JSON, nor the columns"
                + $" of XDMoD. {Advice}");
        }
        return shape.Layout.Missing(needsTime: !shape.IsFixedWidth) is { } missing
            ? throw new ImportRefusedException($"{file.Path} has no column {missing}. {Advice}")
            : shape;
    }

    private static ReadResult<SlurmRecord> Read(ImportFile file, SacctShape shape, TextLine line)
    {
        if (line.Rejection is not null && (line.Text == "" || !shape.IsFixedWidth))
        {
            return new(null, line.Rejection);
        }
        var (fields, reason) = shape.Split(line.Text);
        if (line.Rejection is not null && fields?.Any(TruncatedCharacters.IsIn) != false)
        {
            return new(null, line.Rejection);
        }
        if (fields is null)
        {
            return new(null, file.Reject(line.Number, reason));
        }
        return HasLongText(line.Text, fields)
            ? new(null, file.Reject(line.Number, RejectionReasons.LongText))
            : new(new SlurmRecord(shape.Layout, fields, line.Number), null);
    }

    private static bool HasLongText(string line, string[] fields) =>
        line.Length > ImportLimits.TextBytes / MaxBytesPerCharacter
        && fields.Any(field => Encoding.UTF8.GetByteCount(field) > ImportLimits.TextBytes);
}
