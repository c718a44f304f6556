using System.Buffers;
using System.Text;

namespace JobsDashboard.Import.Sacct;

/// <summary>Characters of which older versions of <c>sacct</c>, which count bytes, left only the first ones before the + of a column.</summary>
internal static class CutCharacters
{
    // A control character of one byte, so that the columns behind it stay where they are.
    private const char Mark = '\u001A';

    /// <summary>The line with a mark for each byte of such characters; null when it has none, or has other bytes that are no text.</summary>
    public static string? Marked(ReadOnlySpan<byte> line)
    {
        var marked = line.ToArray();
        var isCut = false;
        for (var (at, length) = (0, 0); at < marked.Length; at += length)
        {
            if (Rune.DecodeFromUtf8(marked.AsSpan(at), out _, out length) == OperationStatus.Done)
            {
                continue;
            }
            if (!BeginsACharacter(marked[at]) || marked.AsSpan(at + length) is not ([(byte)'+'] or [(byte)'+', (byte)' ' or (byte)'\r', ..]))
            {
                return null;
            }
            marked.AsSpan(at, length).Fill((byte)Mark);
            isCut = true;
        }
        return isCut ? Encoding.UTF8.GetString(marked) : null;
    }

    /// <summary>A value that was cut off, without what is left of its last character.</summary>
    public static string Removed(string value) => value.EndsWith($"{Mark}+", StringComparison.Ordinal) ? value[..^1].TrimEnd(Mark) + "+" : value;

    public static bool IsIn(string value) => value.Contains(Mark, StringComparison.Ordinal);

    private static bool BeginsACharacter(byte unit) => unit is >= 0xC2 and <= 0xF4;
}
