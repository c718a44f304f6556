using System.Buffers;
using System.Text;

namespace JobsDashboard.Import.Sacct;

/// <summary>The lines of a text, none of them longer than a row may be.</summary>
internal sealed class TextLines(ImportFile file, Stream text)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly ArrayBufferWriter<byte> _line = new();
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private bool _isDamaged;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>What is to be said of the line that was read last, or of all that follows it; null when it could be read.</summary>
    public RejectedRow? Rejection { get; private set; }

    /// <summary>The next line; null when there is none, and when it cannot be read, its text with <see cref="CutCharacters"/>, or empty.</summary>
    public async ValueTask<string?> NextAsync(CancellationToken cancellationToken)
    {
        _line.ResetWrittenCount();
        var (length, isLine) = (0L, false);
        while (!isLine && await FillAsync(cancellationToken))
        {
            var rest = _buffer.AsSpan(_start.._end);
            var newline = rest.IndexOf((byte)'\n');
            isLine = newline >= 0;
            var part = isLine ? rest[..newline] : rest;
            length += part.Length;
            if (length <= ImportLimits.RowBytes)
            {
                _line.Write(part);
            }
            _start += part.Length + (isLine ? 1 : 0);
        }
        if (!isLine && length == 0 && !_isDamaged)
        {
            return null;
        }
        Number++;
        Rejection = ProblemIn(length);
        _isDamaged = false;
        var line = Rejection is null ? Encoding.UTF8.GetString(_line.WrittenSpan)
            : Rejection.IsUnreadable ? CutCharacters.Marked(_line.WrittenSpan)
            : null;
        return line?.TrimEnd('\r') ?? "";
    }

    private RejectedRow? ProblemIn(long length) =>
        _isDamaged ? file.Reject(Number, Reasons.UnreadableFromHere)
        : length > ImportLimits.RowBytes ? file.Reject(Number, Reasons.LongRow)
        : !file.IsReadable(_line.WrittenSpan) ? file.RejectUnreadable(Number)
        : null;

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start < _end || _isAtEnd)
        {
            return _start < _end;
        }
        try
        {
            (_start, _end) = (0, await text.ReadAsync(_buffer, cancellationToken));
        }
        catch (InvalidDataException)
        {
            (_start, _end, _isDamaged) = (0, 0, true);
        }
        _isAtEnd = _end == 0;
        return !_isAtEnd;
    }
}
