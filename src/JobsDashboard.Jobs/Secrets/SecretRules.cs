using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace JobsDashboard.Jobs.Secrets;

/// <summary>What counts as a secret beside the names and forms that the program knows by itself.</summary>
/// <param name="names">Names with commas between them; <c>*</c> stands for any characters, <c>-</c> and <c>_</c> are the same.</param>
/// <param name="pattern">
/// A regular expression whose matches are secrets; of a match with a group called <c>secret</c>, only that group. Null for none.
/// </param>
public sealed class SecretRules(string? names = null, string? pattern = null)
{
    /// <summary>The maximum length of the pattern.</summary>
    public const int MaxPatternLength = 2_000;

    // To be raised with every change of what the program finds by itself, so that the search of older databases is made anew.
    private const int Version = 1;

    // Shorter ones would be met in every text.
    private const int MinLiteral = 2;

    private readonly string[] _names = Split(names);

    private readonly string _pattern = pattern ?? "";

    /// <summary>Names a set of rules: equal ones have equal names.</summary>
    public string Fingerprint { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Version}\n{string.Join(',', Split(names))}\n{pattern}")))[..32];

    /// <summary>Whether a text can be the names of rules.</summary>
    public static bool AreNames(string text) => Split(text) is [_, ..] all &&
        all.All(name => LiteralOf(name).Length >= MinLiteral && SecretNames.IsName(name));

    /// <summary>Whether a text can be the pattern of rules.</summary>
    public static bool IsPattern(string text)
    {
        try
        {
            return text.Length <= MaxPatternLength && !Compile(text).IsMatch("");
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>The longest part without a star of each name: where none of them is, no name is.</summary>
    internal IEnumerable<string> Hints => _names.Select(LiteralOf).SelectMany(
        hint => new[] { hint, hint.Replace('_', '-') }.Distinct(StringComparer.Ordinal));

    /// <summary>The pattern; null for none.</summary>
    internal Regex? Pattern { get; } = string.IsNullOrEmpty(pattern) ? null : Compile(pattern);

    internal bool HasName(string name) =>
        Array.Exists(_names, rule => FileSystemName.MatchesSimpleExpression(rule, name.Replace('-', '_'), ignoreCase: true));

    /// <inheritdoc/>
    public override string ToString() => $"{string.Join(',', _names)} {_pattern}";

    // Without backtracking, so that no text takes more time than its length allows.
    private static Regex Compile(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static string[] Split(string? names) => (names ?? "").Replace('-', '_')
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string LiteralOf(string name) => name.Split('*').MaxBy(part => part.Length)!;
}
