using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JobsDashboard.SqlServer.Data;

/// <summary>A text in the form of a column whose texts are compared: they are equal and in order as in .NET, by UTF-16 unit.</summary>
/// <remarks>
/// SQL Server compares as if the shorter text went on with blanks, and no index takes a key of more than 1,700 bytes. So everything up
/// to the exclamation mark, which is the next character after the blank, is written as an exclamation mark and a second unit that keeps
/// the order; no other unit of a stored text comes before these. A text that is too long is stored as its beginning and a hash of the
/// whole: equal texts stay equal, different ones different.
/// </remarks>
internal sealed class StoredText(int? length) : ValueConverter<string, string>(text => Write(text, length), stored => Read(stored))
{
    /// <summary>The units of a long text that are its hash and not its beginning.</summary>
    public const int HashLength = 1 + (2 * SHA256.HashSizeInBytes);

    /// <summary>What begins an escape, and a hash.</summary>
    public const char Lead = '!';

    /// <summary>The second unit of the first character's escape. Folded texts have it nowhere else: no search finds half of one.</summary>
    public const char FirstEscaped = '\uE000';

    /// <summary>The first of the digits of a hash, which are no characters.</summary>
    public const char FirstDigit = '\uFDD0';

    /// <summary>The text as it is stored, in at most <paramref name="length"/> UTF-16 units; null for no end.</summary>
    public static string Write(string text, int? length)
    {
        var escaped = Escape(text);
        if (escaped.Length <= (length ?? int.MaxValue))
        {
            return escaped;
        }
        var hash = SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()));
        var digits = hash.SelectMany(octet => new[] { (char)(FirstDigit + (octet >> 4)), (char)(FirstDigit + (octet & 15)) });
        return $"{escaped.AsSpan(0, length!.Value - HashLength)}{Lead}{string.Concat(digits)}";
    }

    /// <summary>The text that was stored; of one that was too long, its beginning and an ellipsis.</summary>
    public static string Read(string stored)
    {
        var isCut = stored.Length >= HashLength
            && stored[^HashLength] == Lead
            && stored[^(HashLength - 1)] is >= FirstDigit and <= (char)(FirstDigit + 15);
        return isCut ? Unescape(stored[..^HashLength]) + "…" : Unescape(stored);
    }

    private static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', Lead))
        {
            return text;
        }
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var unit in text)
        {
            _ = unit <= Lead ? escaped.Append(Lead).Append((char)(FirstEscaped + unit)) : escaped.Append(unit);
        }
        return escaped.ToString();
    }

    private static string Unescape(string stored)
    {
        if (!stored.Contains(Lead, StringComparison.Ordinal))
        {
            return stored;
        }
        var text = new StringBuilder(stored.Length);
        var isEscape = false;
        foreach (var unit in stored)
        {
            if (isEscape || unit != Lead)
            {
                text.Append(isEscape ? (char)(unit - FirstEscaped) : unit);
            }
            isEscape = !isEscape && unit == Lead;
        }
        return text.ToString();
    }
}
