using System.Buffers;
using System.Text;

namespace JobsDashboard.Import.Sacct.Records;

/// <summary>
/// Handles values that older versions of <c>sacct</c> shortened within a character: these versions count bytes, and leave only the
/// first bytes of the character before the + of a shortened value.
/// </summary>
internal static class TruncatedCharacters
{
    // A control character of one byte, so that the columns after it keep their places.
    private const char Mark = '\u001A';

    /// <summary>The line with a mark for each byte of such characters; null when it has none, or has other invalid bytes.</summary>
    public static string? Marked(ReadOnlySpan<byte> line)
    {
        var marked = line.ToArray();
        var isTruncated = false;
        for (var (at, length) = (0, 0); at < marked.Length; at += length)
        {
            if (Rune.DecodeFromUtf8(marked.AsSpan(at), out _, out length) == OperationStatus.Done)
            {
                continue;
            }
            var isAtEndOfValue = marked.AsSpan(at + length) is [(byte)'+'] or [(byte)'+', (byte)' ' or (byte)'\r', ..];
            if (!isAtEndOfValue || !BeginsACharacter(marked[at]))
            {
                return null;
            }
            marked.AsSpan(at, length).Fill((byte)Mark);
            isTruncated = true;
        }
        return isTruncated ? Encoding.UTF8.GetString(marked) : null;
    }

    /// <summary>A shortened value without the marks before its +.</summary>
    public static string Removed(string value) =>
        value.EndsWith($"{Mark}+", StringComparison.Ordinal) ? value[..^1].TrimEnd(Mark) + "+" : value;

    /// <summary>Whether a value has marks.</summary>
    public static bool IsIn(string value) => value.Contains(Mark, StringComparison.Ordinal);

    private static bool BeginsACharacter(byte unit) => unit is >= 0xC2 and <= 0xF4;
}
