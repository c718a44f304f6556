using System.Buffers;

namespace JobsDashboard.Import.Reading.Json;

/// <summary>Finds the end of a JSON value without checking the value, which takes a fraction of the time of parsing it.</summary>
/// <remarks>The value may come in parts; each byte is looked at once.</remarks>
internal struct JsonExtent
{
    private static readonly SearchValues<byte> s_structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> s_scalarEnd = SearchValues.Create(",]} \t\r\n"u8);

    private bool _isBegun;
    private bool _isScalar;
    private bool _isInString;
    private bool _isEscaped;
    private long _depth;

    /// <summary>How many bytes of this part belong to the value; -1 when the value goes on after it.</summary>
    /// <param name="text">The part that follows those of the calls before.</param>
    /// <param name="isWhole">Whether it is the last part, whose end also ends a number or a word.</param>
    public int Find(ReadOnlySpan<byte> text, bool isWhole)
    {
        if (!_isBegun && !text.IsEmpty)
        {
            _isBegun = true;
            _isScalar = text[0] is not ((byte)'"' or (byte)'{' or (byte)'[');
        }
        if (_isScalar)
        {
            var end = text.IndexOfAny(s_scalarEnd);
            return end < 0 && isWhole ? text.Length : end;
        }
        var at = 0;
        while (at < text.Length)
        {
            at = _isInString ? AfterString(text, at) : AfterStructure(text, at);
            if (at < 0)
            {
                return -1;
            }
            if (_depth == 0 && !_isInString)
            {
                return at;
            }
        }
        return -1;
    }

    private int AfterStructure(ReadOnlySpan<byte> text, int at)
    {
        var step = text[at..].IndexOfAny(s_structure);
        if (step < 0)
        {
            return -1;
        }
        at += step;
        _isInString = text[at] == '"';
        _depth += text[at] switch
        {
            (byte)'{' or (byte)'[' => 1,
            (byte)'}' or (byte)']' => -1,
            _ => 0,
        };
        return at + 1;
    }

    private int AfterString(ReadOnlySpan<byte> text, int at)
    {
        if (_isEscaped)
        {
            _isEscaped = false;
            return at + 1;
        }
        var step = text[at..].IndexOfAny((byte)'"', (byte)'\\');
        if (step < 0)
        {
            return -1;
        }
        at += step;
        _isEscaped = text[at] == '\\';
        _isInString = _isEscaped;
        return at + 1;
    }
}
