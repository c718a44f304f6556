using System.Collections.Immutable;
using System.Globalization;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>Something in the search line that was not understood.</summary>
/// <param name="Start">Where it begins in the line, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Sentence">What was expected, with places for the arguments such as <c>{0}</c>.</param>
/// <param name="Arguments">What stands in these places.</param>
public sealed record SearchLineProblem(int Start, int Length, string Sentence, ImmutableArray<string> Arguments)
{
    /// <summary>The name before the colon that is none; null where that is not the problem.</summary>
    public string? UnknownName { get; init; }

    /// <summary>The line with the key of a tag in place of the unknown name, and the piece as it is then.</summary>
    /// <param name="line">The line.</param>
    /// <param name="key">The key.</param>
    public (string Line, string Piece) AsTag(string line, string key)
    {
        var start = Start + (line[Start] == '-' ? 1 : 0);
        var rest = start + UnknownName!.Length;
        var tag = $"{LineNames.Tag.Name}.{LineText.KeyOf(key)}";
        return (line[..start] + tag + line[rest..], line[Start..start] + tag + line[rest..(Start + Length)]);
    }

    /// <summary>The sentence with its arguments.</summary>
    public string Text => string.Format(CultureInfo.InvariantCulture, Sentence, [.. Arguments]);
}
