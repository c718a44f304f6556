using JobsDashboard.Import.Files;

namespace JobsDashboard.Import.Reading;

/// <summary>The part of a text that is in memory: it moves forward, and grows only as far as the longest row.</summary>
/// <remarks>
/// The text is the whole file or, after <see cref="ReadByLine"/>, one line of it. Written by hand: a StreamReader would hold a line of any
/// length in memory, and a row from System.IO.Pipelines may come in segments, which would be copied before it is checked and parsed.
/// </remarks>
internal sealed class TextWindow(Stream stream)
{
    private byte[] _buffer = new byte[1 << 17];
    private int _start;
    private int _end;
    private int _textEnd;
    private bool _isAtEnd;

    /// <summary>Whether the text ends with the line.</summary>
    public bool IsByLine { get; private set; }

    /// <summary>The line of the text's next byte, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Whether reading stopped because the file's data is damaged.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>The text in memory.</summary>
    public ReadOnlySpan<byte> Text => _buffer.AsSpan(_start.._textEnd);

    /// <summary>Whether the text in memory goes to its end.</summary>
    public bool IsWhole => _isAtEnd || _textEnd < _end;

    /// <summary>Whether the text in memory is longer than a row may be, and not whole.</summary>
    public bool IsFull => !IsWhole && _end - _start > ImportLimits.RowBytes;

    /// <summary>Reads more of the text; false when it is whole or full.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (IsWhole || IsFull)
        {
            return false;
        }
        MakeRoom();
        // The buffer is filled completely, so that the bytes that are searched again after each call are at most as many as were read.
        while (_end < _buffer.Length && !_isAtEnd)
        {
            var read = await ReadAsync(cancellationToken);
            _end += read;
            _isAtEnd = read == 0;
        }
        FindTextEnd();
        return true;
    }

    /// <summary>From here on the text is one line.</summary>
    public void ReadByLine()
    {
        IsByLine = true;
        FindTextEnd();
    }

    public void Advance(int count)
    {
        Line += _buffer.AsSpan(_start, count).Count((byte)'\n');
        _start += count;
    }

    /// <summary>Skips the rest of the line and goes to the next one; false when there is none.</summary>
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
