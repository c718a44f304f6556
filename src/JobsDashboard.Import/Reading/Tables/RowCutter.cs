using System.Buffers;
using JobsDashboard.Import.Files;

namespace JobsDashboard.Import.Reading.Tables;

/// <summary>Passes a table on and drops what is too much of rows that are too long, so that only those rows are lost.</summary>
/// <remarks>CsvHelper's own limit, <c>MaxRecordSize</c>, would end the file at the first such row.</remarks>
/// <param name="rows">The table as CSV in UTF-8.</param>
/// <param name="hasLineBreaksInQuotes">Whether a row may go on in the next line within quotes.</param>
/// <param name="maxBytes">The longest row that is passed on whole. Of a longer one, one byte more is passed on, to reject it by.</param>
internal sealed class RowCutter(Stream rows, bool hasLineBreaksInQuotes, int maxBytes = ImportLimits.RowBytes) : Stream
{
    private static readonly SearchValues<byte> s_ends = SearchValues.Create("\r\n"u8);
    private static readonly SearchValues<byte> s_endsAndQuotes = SearchValues.Create("\r\n\""u8);

    private readonly SearchValues<byte> _marks = hasLineBreaksInQuotes ? s_endsAndQuotes : s_ends;
    private int _length;
    private bool _isQuoted;
    private bool _isCut;
    private byte _last = (byte)'\n';

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            var read = rows.Read(buffer);
            var kept = Cut(buffer[..read]);
            if (kept > 0 || read == 0)
            {
                return kept;
            }
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var read = await rows.ReadAsync(buffer, cancellationToken);
            var kept = Cut(buffer.Span[..read]);
            if (kept > 0 || read == 0)
            {
                return kept;
            }
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            rows.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>Moves the bytes to pass on to the front; returns their number.</summary>
    private int Cut(Span<byte> text)
    {
        var (at, kept) = (0, 0);
        while (at < text.Length)
        {
            var step = text[at..].IndexOfAny(_marks);
            var plain = step < 0 ? text[at..] : text.Slice(at, step);
            if (plain.Length > 0)
            {
                _last = plain[^1];
                kept += Keep(plain, text[kept..]);
                at += plain.Length;
            }
            if (step >= 0)
            {
                kept += KeepMark(text.Slice(at++, 1), text[kept..]);
            }
        }
        return kept;
    }

    private int KeepMark(ReadOnlySpan<byte> mark, Span<byte> place)
    {
        var isQuote = mark[0] == '"';
        if (!isQuote && !_isQuoted)
        {
            place[0] = _last = mark[0];
            (_length, _isCut) = (0, false);
            return 1;
        }
        var kept = Keep(mark, place);
        if (isQuote)
        {
            // As in RFC 4180: a quote opens a field at its start and closes it, and two quotes inside stand for one. Elsewhere it is text.
            var isSyntax = _isQuoted || _last is (byte)',' or (byte)';' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'"';
            _isQuoted = !_isQuoted && isSyntax;
            _last = isSyntax ? (byte)'"' : (byte)' ';
        }
        return kept;
    }

    private int Keep(ReadOnlySpan<byte> bytes, Span<byte> place)
    {
        var room = Math.Min(bytes.Length, maxBytes + 1 - _length);
        bytes[..room].CopyTo(place);
        _length += room;
        if (room == bytes.Length || _isCut)
        {
            return room;
        }
        _isCut = true;
        if (!_isQuoted)
        {
            return room;
        }
        // Closes the quotes in place of what is dropped, so that the row ends with its line.
        place[room] = (byte)'"';
        return room + 1;
    }
}
