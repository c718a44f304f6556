using System.Text;

namespace JobsDashboard.Jobs.QueryString;

/// <summary>One <c>name=value</c> of a query string, decoded. Null where the bytes are no UTF-8 or the text holds a NUL.</summary>
public readonly record struct QueryStringPair(string? Name, string? Value)
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The pairs in order. A <c>+</c> is a blank; a <c>%</c> that begins no byte stands for itself.</summary>
    public static IEnumerable<QueryStringPair> In(string queryString) =>
        queryString.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            return equals < 0
                ? new QueryStringPair(Decode(pair), "")
                : new QueryStringPair(Decode(pair[..equals]), Decode(pair[(equals + 1)..]));
        });

    /// <summary>How many bytes a query string has when it is decoded.</summary>
    public static int BytesIn(string queryString) => Decode(Encoding.UTF8.GetBytes(queryString.TrimStart('?')));

    private static string? Decode(string text)
    {
        try
        {
            var bytes = s_strict.GetBytes(text);
            var decoded = s_strict.GetString(bytes, 0, Decode(bytes));
            return decoded.Contains('\0', StringComparison.Ordinal) ? null : decoded;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // In place.
    private static int Decode(byte[] bytes)
    {
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[length++] = bytes[i] switch
            {
                (byte)'+' => (byte)' ',
                (byte)'%' when i + 2 < bytes.Length && IsHex(bytes[i + 1]) && IsHex(bytes[i + 2]) =>
                    (byte)((Digit(bytes[++i]) << 4) | Digit(bytes[++i])),
                var other => other,
            };
        }
        return length;
    }

    private static bool IsHex(byte letter) => char.IsAsciiHexDigit((char)letter);

    private static int Digit(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
