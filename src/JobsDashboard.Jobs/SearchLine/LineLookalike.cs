using System.Text.RegularExpressions;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>
/// A word of a search line that looks like a condition whose colon is missing, such as <c>gpu&gt;64</c> or <c>type!=MPIJob</c>.
/// </summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Written">How it is written.</param>
/// <param name="Name">What stands in the place of the name.</param>
/// <param name="Value">What stands after the colon in the condition.</param>
/// <param name="IsExcluded">Whether the condition has a minus.</param>
/// <param name="IsKnown">Whether there is such a name; else it may be the key of a tag.</param>
/// <param name="IsWord">Whether it is searched for as it stands; else it is not understood.</param>
public sealed partial record LineLookalike(
    int Start, string Written, string Name, string Value, bool IsExcluded, bool IsKnown, bool IsWord)
{
    /// <summary>The condition, as it is.</summary>
    public string Meant => Condition(Name);

    /// <summary>The condition about the tag with a key.</summary>
    public string MeantOf(string key) => Condition($"{LineNames.Tag.Name}.{LineText.KeyOf(key)}");

    /// <summary>The line with something else in its place.</summary>
    public string Replaced(string line, string piece) => line[..Start] + piece + line[(Start + Written.Length)..];

    /// <summary>Those of a line, in its order.</summary>
    /// <param name="line">The line.</param>
    /// <param name="now">The moment of asking.</param>
    public static IEnumerable<LineLookalike> In(string line, DateTimeOffset now)
    {
        foreach (var term in LineScanner.TermsIn(line).Where(term => term is { Problem: null or { UnknownName: not null } }))
        {
            var written = line.Substring(term.Start, term.Length);
            if (Parts().Match(written) is { Success: true } match && Of(term, written, match, now) is { } found)
            {
                yield return found;
            }
        }
    }

    private static LineLookalike? Of(LineTerm term, string written, Match match, DateTimeOffset now)
    {
        var (name, sign, value) = (match.Groups["name"].Value, match.Groups["sign"].Value, match.Groups["value"].Value);
        var isCompared = sign[0] is '<' or '>';
        if (isCompared && LineNames.Find(name) is not { Kind: LineNameKind.Number or LineNameKind.Time })
        {
            return null;
        }
        var isExcluded = match.Groups["minus"].Length > 0 ^ sign == "!=";
        var found = new LineLookalike(
            term.Start, written, name, isCompared ? sign + value : value, isExcluded, true, term.Problem is null);
        return SearchLineText.Parse(found.Meant, now).Problems switch
        {
            [] => found,
            [{ UnknownName: not null }] => found with { IsKnown = false },
            _ => null,
        };
    }

    private string Condition(string name) => $"{(IsExcluded ? "-" : "")}{name}:{Value}";

    [GeneratedRegex(
        """\A(?<minus>-?)(?<name>[^\s:：=!<>"“”-][^\s:：=!<>"“”]*)(?<sign>!=|>=|<=|=|>|<)(?<value>[^\s=].*)\z""",
        RegexOptions.Singleline)]
    private static partial Regex Parts();
}
