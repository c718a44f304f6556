using System.Text;

namespace JobsDashboard.Import.Sacct;

/// <summary>The lines of a text, none of them longer than a line of Slurm's can be.</summary>
internal sealed class TextLines(ImportFile file, TextReader text)
{
    private const int MostCharacters = 1 << 20;

    private readonly char[] _buffer = new char[1 << 16];
    private readonly StringBuilder _begun = new();
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>What is to be said of the line that was read last, or of all that follows it; null when it could be read.</summary>
    public RejectedRow? Rejection { get; private set; }

    /// <summary>The next line; null when there is none, and empty when it cannot be read.</summary>
    public async ValueTask<string?> NextAsync(CancellationToken cancellationToken)
    {
        Rejection = null;
        _begun.Clear();
        var (length, isLine) = (0L, false);
        while (!isLine && await FillAsync(cancellationToken))
        {
            var rest = _buffer.AsSpan(_start.._end);
            var newline = rest.IndexOf('\n');
            isLine = newline >= 0;
            var part = isLine ? rest[..newline] : rest;
            length += part.Length;
            if (length <= MostCharacters)
            {
                _begun.Append(part);
            }
            _start += part.Length + (isLine ? 1 : 0);
        }
        if (!isLine && length == 0 && Rejection is null)
        {
            return null;
        }
        Number++;
        Rejection = Rejection is null && length <= MostCharacters ? null
            : file.Reject(Number, Rejection?.Reason ?? $"The line is longer than {MostCharacters:N0} characters.");
        return Rejection is null ? _begun.ToString().TrimEnd('\r') : "";
    }

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
            (_start, _end) = (0, 0);
            Rejection = file.Reject(Number + 1, Reasons.UnreadableFromHere);
        }
        _isAtEnd = _end == 0;
        return !_isAtEnd;
    }
}
