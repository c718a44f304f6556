using System.Text;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Secrets;

/// <summary>Puts a mark in the place of every secret in a text.</summary>
/// <param name="rules">What counts as a secret beside what the program knows by itself.</param>
public sealed class SecretMask(SecretRules rules)
{
    /// <summary>What stands for a secret. It has no letter, so that no search can ask for it.</summary>
    public const string Mark = "••••••";

    private readonly SecretNames _names = new(rules);
    private readonly SecretForms _forms = new(rules);

    /// <summary>With nothing but what the program knows by itself.</summary>
    public static SecretMask Default { get; } = new(new SecretRules());

    /// <summary>Names the rules: texts that were masked under the same name have the same marks.</summary>
    public string Fingerprint => rules.Fingerprint;

    /// <summary>The text with a mark for each secret; the same text where there is none.</summary>
    public string Of(string text) => JsonMask.Is(text) && (MayBeIn(text) || text.Contains(@"\u", StringComparison.Ordinal))
        ? JsonMask.Masked(text, this) ?? OfPlain(text)
        : OfPlain(text);

    /// <summary>The texts of a job's field as they are searched, so that nobody finds a job by a secret.</summary>
    public IEnumerable<string> SearchedTexts(JobItem job, TextField field)
    {
        var texts = TextFields.TextsOf(job, field);
        return field is TextField.Reason or TextField.Command ? texts.Select(Of) : texts;
    }

    /// <summary>Whether a JSON text that this program wrote may hold a secret. Quick, and right where it says no.</summary>
    internal bool MayBeIn(string json) =>
        _forms.MayBeIn(json) ||
        _names.Next(json, 0, inChinese: false) is not null ||
        _names.Next(json, 0, inChinese: true) is not null ||
        json.Contains(@"\\u", StringComparison.Ordinal);

    /// <summary>Whether what a name says is a secret.</summary>
    internal bool IsSecret(string name, string value) => name != "" && NamedValues.IsSecret(value, _names.KindOf(name));

    private string OfPlain(string text)
    {
        var found = new List<(int Start, int End)>();
        NamedValues.Find(_names, text, found);
        _forms.Find(text, found);
        if (found.Count == 0)
        {
            return text;
        }
        found.Sort();
        var (masked, shown) = (new StringBuilder(text.Length), 0);
        foreach (var (start, end) in found)
        {
            if (start >= shown)
            {
                masked.Append(text, shown, start - shown).Append(Mark);
            }
            shown = Math.Max(shown, end);
        }
        return masked.Append(text, shown, text.Length - shown).ToString();
    }
}
