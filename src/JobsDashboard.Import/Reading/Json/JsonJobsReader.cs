namespace JobsDashboard.Import.ListJobs;

/// <summary>Reads the jobs of a file, whichever shape it has, holding one at a time.</summary>
internal sealed class ListJobsReader(JsonWindow window, IJsonJobReader jobs, ImportFile file)
{
    private const int End = -1;

    private bool _isInJobs;
    private bool _isInAnswer;
    private bool _isFirstJob;
    private bool _isOver;

    /// <summary>Whether there has been nothing but blanks.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>The next job or rejection; null when there is none.</summary>
    public async ValueTask<ImportedRow?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _isOver ? null : await ReadAsync(cancellationToken);
        }
        catch (BrokenJsonException)
        {
            return await RecoverAsync(cancellationToken);
        }
    }

    private async ValueTask<ImportedRow?> ReadAsync(CancellationToken cancellationToken)
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
        return window.IsDamaged ? new ImportedRow(file.Reject(window.Line, Reasons.UnreadableFromHere)) : null;
    }

    /// <summary>Goes on with the next line where a line is all that can be broken, and ends the file where it is not.</summary>
    private async ValueTask<ImportedRow> RecoverAsync(CancellationToken cancellationToken)
    {
        var (line, isLong, isReadable) = (window.Line, window.IsFull, window.IsDamaged || file.IsReadable(WholeCharacters(window.Text)));
        (_isInJobs, _isInAnswer) = (false, false);
        _isOver = !window.IsByLine || !await window.NextLineAsync(cancellationToken);
        return new ImportedRow(
            _isOver && window.IsDamaged ? file.Reject(line, Reasons.UnreadableFromHere)
            : !isReadable ? file.RejectUnreadable(line)
            : isLong ? file.Reject(line, Reasons.LongRow)
            : file.Reject(line, window.IsByLine ? "The line is not valid JSON." : "From this line on nothing can be read: the JSON is not valid here."));
    }

    // What is at hand may end within a character.
    private static ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> text) => text[..(text.LastIndexOfAnyInRange((byte)0, (byte)0x7f) + 1)];

    private async ValueTask<ImportedRow?> ReadJobAsync(CancellationToken cancellationToken)
    {
        IsEmpty = false;
        var line = window.Line;
        if (await MeasureAsync(cancellationToken) is not { } length)
        {
            return new ImportedRow(file.Reject(line, Reasons.LongRow));
        }
        if (!jobs.TryRead(window.Text[..length], line, out var row))
        {
            throw new BrokenJsonException();
        }
        window.Advance(length);
        return row;
    }

    /// <summary>Steps into an array of jobs, or an answer's; false when a job stands here.</summary>
    private async ValueTask<bool> EnterJobsAsync(int next, CancellationToken cancellationToken)
    {
        IsEmpty = false;
        var (start, length) = next switch
        {
            '[' => (ListJobsStart.Jobs, 1),
            '{' => await LookAsync(cancellationToken),
            _ => (ListJobsStart.Job, 0),
        };
        window.Advance(length);
        _isInAnswer = next == '{';
        _isFirstJob = true;
        _isInJobs = start == ListJobsStart.Jobs;
        if (start == ListJobsStart.NoJobs)
        {
            await LeaveJobsAsync(cancellationToken);
        }
        return start != ListJobsStart.Job;
    }

    private async ValueTask<(ListJobsStart Start, int Length)> LookAsync(CancellationToken cancellationToken)
    {
        ListJobsStart? start;
        int length;
        while ((start = ListJobsEnvelope.Look(window.Text, window.IsWhole, jobs, out length)) is null)
        {
            if (window.IsFull)
            {
                return (ListJobsStart.Job, 0);
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

    /// <summary>Steps over what follows the jobs in an answer, such as their number.</summary>
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
            throw new BrokenJsonException();
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

    /// <summary>The length of the value that stands here; null for one that is too long to be held, which is then behind.</summary>
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
                    throw new BrokenJsonException();
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
            throw new BrokenJsonException();
        }
    }
}
