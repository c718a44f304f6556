using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JobsDashboard.SqlServer.Data;

/// <summary>A text as a column holds it whose texts are compared for equality.</summary>
/// <remarks>
/// SQL Server does not tell <c>'a '</c> from <c>'a'</c>, and no index takes a key of more than 1,700 bytes. So a text that ends in a
/// blank gets a mark, and one that is too long is stored as its beginning and a hash of the whole: equal texts stay equal, different
/// ones different. The marks are code points that are no characters, so no search meets them. All other texts are stored as they are.
/// </remarks>
internal sealed class StoredText(int? length) : ValueConverter<string, string>(text => Write(text, length), stored => Read(stored, length))
{
    private const char EndMark = '\uFDEF';
    private const char FirstDigit = '\uFDD0';
    private const int HashDigits = 2 * SHA256.HashSizeInBytes;

    /// <summary>The text as it is stored, in at most <paramref name="length"/> UTF-16 units; null for no end.</summary>
    public static string Write(string text, int? length)
    {
        var marked = text.Length > 0 && text[^1] is ' ' or (>= FirstDigit and <= EndMark) ? text + EndMark : text;
        if (marked.Length <= (length ?? int.MaxValue))
        {
            return marked;
        }
        var hash = SHA256.HashData(Encoding.Unicode.GetBytes(text));
        var digits = hash.SelectMany(octet => new[] { (char)(FirstDigit + (octet >> 4)), (char)(FirstDigit + (octet & 15)) });
        return string.Concat(text.AsSpan(0, length!.Value - HashDigits), string.Concat(digits));
    }

    /// <summary>The text that was stored; of one that was too long, its beginning and an ellipsis.</summary>
    public static string Read(string stored, int? length) => stored switch
    {
        [.., EndMark] => stored[..^1],
        [.., >= FirstDigit and < EndMark] when stored.Length == length => stored[..^HashDigits] + "…",
        _ => stored,
    };
}
