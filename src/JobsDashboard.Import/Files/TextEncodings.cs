using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace JobsDashboard.Import.Files;

/// <summary>The encodings that a file may be in.</summary>
public static class TextEncodings
{
    /// <summary>Replaces bytes that are not valid in a file's encoding. U+FFFD would not do, since a valid text may contain it.</summary>
    internal const string Unreadable = "\uFFFF";

    // UTF-32 comes first, because its mark begins with that of UTF-16.
    private static readonly Encoding[] s_marked =
    [
        new UTF32Encoding(), new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode,
    ];

    /// <summary>Finds an encoding by its name or code page, such as <c>gb18030</c> or <c>936</c>.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out Encoding? encoding)
    {
        try
        {
            encoding = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                ? CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page)
                : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            encoding = null;
            return false;
        }
    }

    /// <summary>The encoding whose byte order mark the text begins with; null when there is no mark.</summary>
    internal static Encoding? Marked(ReadOnlySpan<byte> start)
    {
        foreach (var encoding in s_marked)
        {
            if (start.StartsWith(encoding.Preamble))
            {
                return encoding;
            }
        }
        return null;
    }

    /// <summary>Converts a text to UTF-8. Bytes that are not valid become <see cref="Unreadable"/>.</summary>
    internal static Stream ToUtf8(Stream text, Encoding encoding)
    {
        var marking = (Encoding)encoding.Clone();
        marking.DecoderFallback = new DecoderReplacementFallback(Unreadable);
        return Encoding.CreateTranscodingStream(text, marking, Encoding.UTF8);
    }
}
