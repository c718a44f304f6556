using System.Text.RegularExpressions;

namespace JobsDashboard.Import.Sacct.Values;

/// <summary>What values a column of <c>sacct</c> can have. It helps to split rows in which a value contains the delimiter.</summary>
/// <param name="Punctuation">The characters that a value may have beside letters and digits; null for any.</param>
/// <param name="IsValid">Whether a text can be a value. It must accept all that Slurm prints, or rows are split wrongly.</param>
internal sealed partial record SlurmKind(string? Punctuation, Func<string, bool> IsValid)
{
    /// <summary>Any text.</summary>
    public static readonly SlurmKind Text = new(null, _ => true);

    /// <summary>Any text without punctuation, for columns that are not known.</summary>
    public static readonly SlurmKind Unknown = new("", _ => true);

    /// <summary>A name without white space.</summary>
    public static readonly SlurmKind Name = new("", text => !text.Any(char.IsWhiteSpace));

    /// <summary>Names without white space, separated by commas.</summary>
    public static readonly SlurmKind Names = new(",", text => !text.Any(char.IsWhiteSpace));

    /// <summary>A phrase of Slurm's own.</summary>
    public static readonly SlurmKind Words = new(",:;_-.() ", _ => true);

    public static readonly SlurmKind Id = new("_[]-,:%.+", SlurmJobId.IsId);

    public static readonly SlurmKind State = new("_+ ", text => SlurmState.TryParse(text, out _, out var _));

    public static readonly SlurmKind Time = new("-:+.", text => IsNone(text) || SlurmTime.TryParse(text, out _));

    public static readonly SlurmKind Duration = new("-:._", DurationPattern().IsMatch);

    public static readonly SlurmKind ExitCode = new(":", ExitCodePattern().IsMatch);

    public static readonly SlurmKind Number = new(".", NumberPattern().IsMatch);

    public static readonly SlurmKind Resources = new("=,/:._-", ResourcesPattern().IsMatch);

    public static readonly SlurmKind Nodes = new("[]-,._ ", NodesPattern().IsMatch);

    public static readonly SlurmKind Folder = new(null, text => text.Length == 0 || text[0] == '/');

    public static readonly SlurmKind Command = new(null, CommandPattern().IsMatch);

    /// <summary>Whether the beginning of a value is useful without its end.</summary>
    public bool IsName => this == Text || this == Name || this == Names || this == Words || this == Folder || this == Command;

    /// <summary>Whether the text means that there is no value.</summary>
    public static bool IsNone(string text) => text is "" or "Unknown" or "None" or "N/A";

    /// <summary>Whether a value may contain the delimiter.</summary>
    public bool CanContain(string delimiter) =>
        Punctuation is null
        || delimiter.All(letter => Punctuation.Contains(letter, StringComparison.Ordinal) || char.IsAsciiLetterOrDigit(letter));

    [GeneratedRegex(
        "^(([0-9]+-)?[0-9]+(:[0-9]+){0,2}([.][0-9]+)?|INVALID|UNLIMITED|Partition_Limit|Unknown|None)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex DurationPattern();

    [GeneratedRegex("^([0-9]+(:[0-9]+)?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex ExitCodePattern();

    [GeneratedRegex("^([0-9]+([.][0-9]+)?[A-Za-z?]{0,2}|Partition_Limit|UNLIMITED)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex NumberPattern();

    [GeneratedRegex("^([^=,\\s]+=[^=,\\s]*(,[^=,\\s]+=[^=,\\s]*)*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex ResourcesPattern();

    [GeneratedRegex(@"^(None assigned|[-A-Za-z0-9_.,\[\]]*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex NodesPattern();

    [GeneratedRegex(@"^((\S*/)?(sbatch|srun|salloc|scrontab)(\s|$)|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex CommandPattern();
}
