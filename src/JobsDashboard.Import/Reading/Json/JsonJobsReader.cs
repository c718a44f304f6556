using System.Runtime.CompilerServices;
using JobsDashboard.Import.Files;

namespace JobsDashboard.Import.Reading.Json;

/// <summary>Reads the jobs of a JSON file one at a time: an answer, an array, a single job, or any of them on each line.</summary>
/// <remarks>
/// JsonSerializer.DeserializeAsyncEnumerable would end the file at the first job that it cannot read, and would hold a job of any
/// length in memory. Here such a job is rejected with its line, and the next one is read.
/// </remarks>
internal sealed class JsonJobsReader(ImportFile file, TextWindow window, IJobParser parser)
{
    private const int End = -1;

    private bool _isInJobs;
    private bool _isInAnswer;
    private bool _isFirstJob;
    private bool _isOver;
    private bool _isEmpty = true;

    /// <summary>Reads all jobs of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="window">Its text, filled once.</param>
    /// <param name="parser">Parses each job.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ImportRefusedException">The file has nothing but white space.</exception>
    public static async IAsyncEnumerable<ImportedRow> ReadAsync(
        ImportFile file, TextWindow window, IJobParser parser, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (HasValueOnEachLine(window.Text))
        {
            window.ReadByLine();
        }
        var reader = new JsonJobsReader(file, window, parser);
        while (await reader.NextAsync(cancellationToken) is { } row)
        {
            yield return row;
        }
        if (reader._isEmpty && !window.IsDamaged)
        {
            throw new ImportRefusedException($"{file.Path} is empty.");
        }
    }

    // A value that goes on after the first line ends that line with one of these.
    private static bool HasValueOnEachLine(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \t\r\n"u8);
        var end = text.IndexOf((byte)'\n');
        var firstLine = (end < 0 ? text : text[..end]).TrimEnd(" \t\r"u8);
        return firstLine is not ([(byte)'[', ..] or [.., (byte)'{' or (byte)'[' or (byte)',' or (byte)':']);
    }

    /// <summary>The next job or rejection; null after the last.</summary>
    private async ValueTask<ImportedRow?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _isOver ? null : await ReadNextAsync(cancellationToken);
        }
        catch (InvalidJsonException)
        {
            return await RecoverAsync(cancellationToken);
        }
    }

    private async ValueTask<ImportedRow?> ReadNextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = await PeekAsync(cancellationToken);
            if (_isInJobs && next == ']')
            {
                window.Advance(1);
                await LeaveJobsAsync(cancellationToken);
            }
            else if (_isInJobs)
            {
                await GoToJobAsync(cancellationToken);
                return await ReadJobAsync(cancellationToken);
            }
            else if (next == End)
            {
                if (!window.IsByLine || !await window.NextLineAsync(cancellationToken))
                {
                    return Finish();
                }
            }
            else if (!await EnterJobsAsync(next, cancellationToken))
            {
                return await ReadJobAsync(cancellationToken);
            }
        }
    }

    private ImportedRow? Finish()
    {
        _isOver = true;
        return window.IsDamaged ? new ImportedRow(file.Reject(window.Line, RejectionReasons.UnreadableFromHere)) : null;
    }

    /// <summary>Goes on with the next line if the file has a value on each line. Otherwise the file ends here.</summary>
    private async ValueTask<ImportedRow> RecoverAsync(CancellationToken cancellationToken)
    {
        var line = window.Line;
        var isLong = window.IsFull;
        var isReadable = window.IsDamaged || file.IsReadable(WholeCharacters(window.Text));
        (_isInJobs, _isInAnswer) = (false, false);
        _isOver = !window.IsByLine || !await window.NextLineAsync(cancellationToken);
        return new ImportedRow(Rejection(line, isReadable, isLong));
    }

    private RejectedRow Rejection(long line, bool isReadable, bool isLong)
    {
        if (_isOver && window.IsDamaged)
        {
            return file.Reject(line, RejectionReasons.UnreadableFromHere);
        }
        if (!isReadable)
        {
            return file.RejectUnreadable(line);
        }
        if (isLong)
        {
            return file.Reject(line, RejectionReasons.LongRow);
        }
        return file.Reject(
            line, window.IsByLine ? "The line is not valid JSON." : "From this line on nothing can be read: the JSON is not valid here.");
    }

    // The text in memory may end within a character.
    private static ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> text) =>
        text[..(text.LastIndexOfAnyInRange((byte)0, (byte)0x7f) + 1)];

    private async ValueTask<ImportedRow?> ReadJobAsync(CancellationToken cancellationToken)
    {
        _isEmpty = false;
        var line = window.Line;
        if (await MeasureAsync(cancellationToken) is not { } length)
        {
            return new ImportedRow(file.Reject(line, RejectionReasons.LongRow));
        }
        if (!parser.TryParse(window.Text[..length], line, out var row))
        {
            throw new InvalidJsonException();
        }
        window.Advance(length);
        return row;
    }

    /// <summary>Steps into an array of jobs, alone or in an answer; false when a job begins here.</summary>
    private async ValueTask<bool> EnterJobsAsync(int next, CancellationToken cancellationToken)
    {
        _isEmpty = false;
        var (start, length) = next switch
        {
            '[' => (JsonStart.Jobs, 1),
            '{' => await LookAsync(cancellationToken),
            _ => (JsonStart.Job, 0),
        };
        window.Advance(length);
        _isInAnswer = next == '{';
        _isFirstJob = true;
        _isInJobs = start == JsonStart.Jobs;
        if (start == JsonStart.NoJobs)
        {
            await LeaveJobsAsync(cancellationToken);
        }
        return start != JsonStart.Job;
    }

    private async ValueTask<(JsonStart Start, int Length)> LookAsync(CancellationToken cancellationToken)
    {
        JsonStart? start;
        int length;
        while ((start = JsonEnvelope.Look(window.Text, window.IsWhole, parser, out length)) is null)
        {
            if (window.IsFull)
            {
                return (JsonStart.Job, 0);
            }
            await NeedMoreAsync(cancellationToken);
        }
        return (start.Value, length);
    }

    private async ValueTask GoToJobAsync(CancellationToken cancellationToken)
    {
        if (!_isFirstJob)
        {
            await TakeAsync(',', cancellationToken);
            await PeekAsync(cancellationToken);
        }
        _isFirstJob = false;
    }

    /// <summary>Skips the fields of an answer that follow its jobs, such as TotalCount.</summary>
    private async ValueTask LeaveJobsAsync(CancellationToken cancellationToken)
    {
        _isInJobs = false;
        while (_isInAnswer && await PeekAsync(cancellationToken) != '}')
        {
            await TakeAsync(',', cancellationToken);
            await SkipAsync(cancellationToken);
            await TakeAsync(':', cancellationToken);
            await SkipAsync(cancellationToken);
        }
        window.Advance(_isInAnswer ? 1 : 0);
    }

    private async ValueTask SkipAsync(CancellationToken cancellationToken)
    {
        await PeekAsync(cancellationToken);
        window.Advance(await MeasureAsync(cancellationToken) ?? 0);
    }

    private async ValueTask TakeAsync(char expected, CancellationToken cancellationToken)
    {
        if (await PeekAsync(cancellationToken) != expected)
        {
            throw new InvalidJsonException();
        }
        window.Advance(1);
    }

    private async ValueTask<int> PeekAsync(CancellationToken cancellationToken)
    {
        do
        {
            var text = window.Text;
            var blanks = text.IndexOfAnyExcept(" \t\r\n"u8);
            window.Advance(blanks < 0 ? text.Length : blanks);
            if (blanks >= 0)
            {
                return window.Text[0];
            }
        }
        while (await window.FillAsync(cancellationToken));
        return End;
    }

    /// <summary>The length of the value that begins here. Null for one that is longer than a row may be, which is skipped.</summary>
    private async ValueTask<int?> MeasureAsync(CancellationToken cancellationToken)
    {
        var extent = new JsonExtent();
        var (seen, isLong) = (0, false);
        while (true)
        {
            var found = extent.Find(window.Text[seen..], window.IsWhole);
            if (found >= 0)
            {
                var length = seen + found;
                if (length == 0 && !isLong)
                {
                    throw new InvalidJsonException();
                }
                isLong |= length > ImportLimits.RowBytes;
                window.Advance(isLong ? length : 0);
                return isLong ? null : length;
            }
            seen = window.Text.Length;
            isLong |= window.IsFull;
            if (isLong)
            {
                window.Advance(seen);
                seen = 0;
            }
            await NeedMoreAsync(cancellationToken);
        }
    }

    private async ValueTask NeedMoreAsync(CancellationToken cancellationToken)
    {
        if (!await window.FillAsync(cancellationToken))
        {
            throw new InvalidJsonException();
        }
    }

    /// <summary>The text is not valid JSON from here on.</summary>
    private sealed class InvalidJsonException : Exception;
}
