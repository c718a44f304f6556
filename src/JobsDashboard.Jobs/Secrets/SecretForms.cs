using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace JobsDashboard.Jobs.Secrets;

/// <summary>Secrets that are known by their form, whatever name they have or none.</summary>
internal sealed class SecretForms(SecretRules rules)
{
    /// <summary>The group of a pattern that is the secret, if not all of the match is.</summary>
    private const string Group = "secret";

    // A digit in it, or a name such as sk-learn-… would be one.
    private static readonly ImmutableArray<SecretForm> s_known =
    [
        new(@"\b(?:AKIA|ASIA|LTAI)[A-Za-z0-9]{12,32}\b", "AKIA", "ASIA", "LTAI"),
        new(@"\bSTS\.[A-Za-z0-9]{16,}", "STS."),
        new(@"\bgh[pousr]_[A-Za-z0-9]{16,}|\bgithub_pat_[A-Za-z0-9_]{16,}", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
        new(@"\b(?:glpat|nvapi|dckr_pat|pypi|npm|hf|r8|sk)[-_][A-Za-z0-9_-]{20,}",
            "glpat-", "nvapi-", "dckr_pat_", "pypi-", "npm_", "hf_", "r8_", "sk-", "sk_"),
        new(@"\bxox[abeoprs]-[A-Za-z0-9-]{10,}", "xoxa-", "xoxb-", "xoxe-", "xoxo-", "xoxp-", "xoxr-", "xoxs-"),
        new(@"\bAIza[A-Za-z0-9_-]{30,}|\bya29\.[A-Za-z0-9_-]{20,}", "AIza", "ya29."),
        new(@"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?", "eyJ"),
        new(@"-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?<secret>(?s:.*?))(?:-----END|\z)", "PRIVATE KEY"),
        new(@"://[^\s/:@'""\\]*:(?<secret>[^\s/'""\\]+)@", "://"),
        new(@"://(?<secret>[^\s/:@'""\\]{20,})@", "://"),
        new(@"(?i:\bbearer[ \t]+|\bauthorization\\?[""']?[ \t]*[:=][ \t]*\\?[""']?(?:basic|token|digest|negotiate|apikey)[ \t]+)" +
            "(?<secret>[A-Za-z0-9._~+/=-]{6,})",
            "bearer", "Bearer", "BEARER", "uthorization", "UTHORIZATION"),
        new(@"\bcurl\b[^\n|;]*?[ \t](?:-u|--user|--proxy-user|-U)[ \t=]*[""']?[^\s:""']+:(?<secret>[^\s""']+)", "curl"),
        new(@"\bsshpass[ \t]+-p[ \t]*(?<secret>[^\s]+)", "sshpass"),
        new(@"\bmysql(?:dump|admin)?\b[^\n|;]*?[ \t]-p(?<secret>[^\s]+)", "mysql"),
        new(@"\b(?:docker|podman|nerdctl|helm)\b[^\n|;]*?[ \t]login\b[^\n|;]*?[ \t]-p[ \t]*(?<secret>[^\s]+)", " login "),
        new(@"(?:hooks\.slack\.com/services/|/bot/v2/hook/|/webhook/send\?key=)(?<secret>[A-Za-z0-9/-]{16,})",
            "hooks.slack.com", "/bot/v2/hook/", "/webhook/send"),
    ];

    private static readonly SearchValues<string> s_hints =
        SearchValues.Create([.. s_known.SelectMany(form => form.Hints).Except(["://"])], StringComparison.Ordinal);

    /// <summary>Whether a text may hold one.</summary>
    public bool MayBeIn(ReadOnlySpan<char> text) => rules.Pattern is not null || MayBeKnown(text);

    /// <summary>Adds where the secrets are.</summary>
    public void Find(string text, List<(int Start, int End)> found)
    {
        if (MayBeKnown(text))
        {
            foreach (var form in s_known.Where(form => text.AsSpan().ContainsAny(form.Search)))
            {
                Find(form.Pattern, text, found, secret => secret.ContainsAnyInRange('0', '9') || form.HasGroup);
            }
        }
        if (rules.Pattern is { } pattern)
        {
            Find(pattern, text, found, _ => true);
        }
    }

    // Addresses are frequent, and a secret in one is before an @.
    private static bool MayBeKnown(ReadOnlySpan<char> text) =>
        text.ContainsAny(s_hints) || (text.Contains('@') && text.Contains("://", StringComparison.Ordinal));

    private delegate bool Test(ReadOnlySpan<char> secret);

    private static void Find(Regex pattern, string text, List<(int Start, int End)> found, Test isSecret)
    {
        for (var match = pattern.Match(text); match.Success; match = match.NextMatch())
        {
            Capture secret = match.Groups[Group] is { Success: true } group ? group : match;
            if (secret.Length > 0 && isSecret(secret.ValueSpan))
            {
                found.Add((secret.Index, secret.Index + secret.Length));
            }
        }
    }

    private sealed class SecretForm(string pattern, params string[] hints)
    {
        public Regex Pattern { get; } = new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

        public IReadOnlyList<string> Hints => hints;

        public SearchValues<string> Search { get; } = SearchValues.Create(hints, StringComparison.Ordinal);

        public bool HasGroup => Pattern.GroupNumberFromName(Group) > 0;
    }
}
