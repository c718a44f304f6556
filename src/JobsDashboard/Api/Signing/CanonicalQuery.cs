using System.Net;
using System.Text;

namespace JobsDashboard.Api.Signing;

/// <summary>A query string in the one spelling that is signed: decoded, sorted by name and encoded again, byte for byte.</summary>
internal static class CanonicalQuery
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The spellings that may have been signed, the likelier one first. The vendor's clients leave names as they are, its description
    /// encodes them; the two differ only where a name has characters beside letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>~</c>.
    /// </summary>
    public static IEnumerable<string> Of(string queryString)
    {
        var pairs = queryString.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Decode(pair[0]), Value: Encode(Decode(pair.Length > 1 ? pair[1] : ""))))
            .OrderBy(pair => pair.Name, Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other)))
            .ToList();
        return new[]
        {
            string.Join('&', pairs.Select(pair => $"{Plain(pair.Name)}={pair.Value}")),
            string.Join('&', pairs.Select(pair => $"{Encode(pair.Name)}={pair.Value}")),
        }.Distinct(StringComparer.Ordinal);
    }

    private static byte[] Decode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return WebUtility.UrlDecodeToBytes(bytes, 0, bytes.Length);
    }

    // A name that could be taken for another name and a value is not left as it is: what was signed would have two readings.
    private static string Plain(byte[] name)
    {
        try
        {
            var text = s_strict.GetString(name);
            return text.Any(letter => letter is '=' or '&' || char.IsControl(letter)) ? Encode(name) : text;
        }
        catch (DecoderFallbackException)
        {
            return Encode(name);
        }
    }

    private static string Encode(byte[] bytes) => string.Concat(bytes.Select(letter =>
        char.IsAsciiLetterOrDigit((char)letter) || "-_.~".Contains((char)letter, StringComparison.Ordinal)
            ? $"{(char)letter}"
            : $"%{letter:X2}"));
}
