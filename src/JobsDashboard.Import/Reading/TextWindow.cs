namespace JobsDashboard.Import.ListJobs;

/// <summary>A part of a file that moves forward and is only as large as the value it is on.</summary>
/// <remarks>The text is the whole file or, with <see cref="IsByLine"/>, one line of it.</remarks>
internal sealed class JsonWindow(Stream stream)
{
    private byte[] _buffer = new byte[1 << 17];
    private int _start;
    private int _end;
    private int _textEnd;
    private bool _isAtEnd;

    /// <summary>Whether the text ends with the line.</summary>
    public bool IsByLine { get; private set; }

    /// <summary>The line that the text's next byte is on, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Whether the file broke off because its data is damaged.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>What is at hand of the text.</summary>
    public ReadOnlySpan<byte> Text => _buffer.AsSpan(_start.._textEnd);

    /// <summary>Whether all the rest of the text is at hand.</summary>
    public bool IsWhole => _isAtEnd || _textEnd < _end;

    /// <summary>Whether as much is at hand as a job may be long, and it has more.</summary>
    public bool IsFull => !IsWhole && _end - _start > ImportLimits.RowBytes;

    /// <summary>Gets more of the text; false when there is none, or it would be too much.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (IsWhole || IsFull)
        {
            return false;
        }
        MakeRoom();
        // Filled to the brim, so that what is searched again after each filling is at most as much as was read.
        while (_end < _buffer.Length && !_isAtEnd)
        {
            var read = await ReadAsync(cancellationToken);
            _end += read;
            _isAtEnd = read == 0;
        }
        FindTextEnd();
        return true;
    }

    /// <summary>From here on the text is one line at a time.</summary>
    public void GoByLine()
    {
        IsByLine = true;
        FindTextEnd();
    }

    public void Advance(int count)
    {
        Line += _buffer.AsSpan(_start, count).Count((byte)'\n');
        _start += count;
    }

    /// <summary>Goes to the next line, past what is left of this one; false when there is none.</summary>
    public async ValueTask<bool> NextLineAsync(CancellationToken cancellationToken)
    {
        do
        {
            Advance(Text.Length);
        }
        while (await FillAsync(cancellationToken));
        if (_textEnd == _end)
        {
            return false;
        }
        Advance(1);
        FindTextEnd();
        return true;
    }

    private void MakeRoom()
    {
        if (_start == 0 && _end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        _buffer.AsSpan(_start.._end).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
    }

    private async ValueTask<int> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        }
        catch (InvalidDataException)
        {
            IsDamaged = true;
            return 0;
        }
    }

    private void FindTextEnd()
    {
        var newline = IsByLine ? _buffer.AsSpan(_start.._end).IndexOf((byte)'\n') : -1;
        _textEnd = newline < 0 ? _end : _start + newline;
    }
}
