using System.Text.RegularExpressions;

namespace JobsDashboard.Import.Sacct;

/// <summary>What <c>sacct</c> may print in a column, as far as it helps to tell where a field ends that holds the delimiter itself.</summary>
/// <param name="Punctuation">The characters beside letters and digits that a value may have; null when it may have any.</param>
/// <param name="IsValid">Whether a text may be a value. What Slurm may print must be valid, or a row would be cut at the wrong places.</param>
internal sealed partial record SlurmKind(string? Punctuation, Func<string, bool> IsValid)
{
    /// <summary>Any text.</summary>
    public static readonly SlurmKind Text = new(null, _ => true);

    /// <summary>A text of which nothing is known, but that it has no delimiter in it.</summary>
    public static readonly SlurmKind Unknown = new("", _ => true);

    /// <summary>A name that has no blanks.</summary>
    public static readonly SlurmKind Name = new("", text => !text.Any(char.IsWhiteSpace));

    /// <summary>Names that have no blanks, joined by commas.</summary>
    public static readonly SlurmKind Names = new(",", text => !text.Any(char.IsWhiteSpace));

    /// <summary>Slurm's own words for something.</summary>
    public static readonly SlurmKind Words = new(",:;_-.() ", _ => true);

    public static readonly SlurmKind Id = new("_[]-,:%.+", SlurmJobId.IsId);

    public static readonly SlurmKind State = new("_+ ", text => SlurmState.TryParse(text, out _, out var _));

    public static readonly SlurmKind Time = new("-:+.", text => IsNone(text) || SlurmTime.TryParse(text, out _));

    public static readonly SlurmKind Length = new("-:._", LengthPattern().IsMatch);

    public static readonly SlurmKind ExitCode = new(":", ExitCodePattern().IsMatch);

    public static readonly SlurmKind Number = new(".", NumberPattern().IsMatch);

    public static readonly SlurmKind Resources = new("=,/:._-", ResourcesPattern().IsMatch);

    public static readonly SlurmKind Nodes = new("[]-,._ ", NodesPattern().IsMatch);

    public static readonly SlurmKind Folder = new(null, text => text.Length == 0 || text[0] == '/');

    public static readonly SlurmKind Command = new(null, CommandPattern().IsMatch);

    /// <summary>Whether a value is told by its beginning, too.</summary>
    public bool IsName => this == Text || this == Name || this == Names || this == Words || this == Folder || this == Command;

    /// <summary>Whether Slurm prints the text where it has no value.</summary>
    public static bool IsNone(string text) => text is "" or "Unknown" or "None" or "N/A";

    /// <summary>Whether a value may have a delimiter in it.</summary>
    public bool CanHold(string delimiter) =>
        Punctuation is null || delimiter.All(letter => Punctuation.Contains(letter, StringComparison.Ordinal) || char.IsAsciiLetterOrDigit(letter));

    [GeneratedRegex("^(([0-9]+-)?[0-9]+(:[0-9]+){0,2}([.][0-9]+)?|INVALID|UNLIMITED|Partition_Limit|Unknown|None)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex LengthPattern();

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
