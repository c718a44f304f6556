using System.Collections.Immutable;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;

namespace JobsDashboard.Jobs.SearchLine.Suggesting;

/// <summary>What can be completed at a place of the search line.</summary>
/// <param name="Kind">What is being typed there.</param>
/// <param name="Prefix">What of it stands before the place.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long what a completion replaces is.</param>
public sealed record LineCompletion(LineCompletionKind Kind, string Prefix, int Start, int Length)
{
    private static readonly ImmutableArray<string> s_times = ["<1h", "<24h", "<7d", "<30d", ">7d", "any"];

    /// <summary>The name before the colon; null when a name is being typed.</summary>
    public LineName? Name { get; init; }

    /// <summary>The key of a tag whose values are being typed.</summary>
    public string? Key { get; init; }

    /// <summary>The line without the piece that is being typed, which may not say yet what it will.</summary>
    public string Rest { get; private init; } = "";

    /// <summary>The names that begin as what is typed, then those that mean something of the kind.</summary>
    public ImmutableArray<LineName> Names => Kind switch
    {
        LineCompletionKind.Name => Prefix == ""
            ? [.. LineNames.All.Where(name => name.ShortName is not null && name != LineNames.Search)]
            : Matching(LineNames.All),
        LineCompletionKind.Field => Matching(LineNames.All.Where(name => name.Field is { CanBeMissing: true })),
        _ => [],
    };

    /// <summary>Values to choose from where none are counted: the two of a yes or no, and examples of ranges.</summary>
    public ImmutableArray<string> Samples => Kind != LineCompletionKind.Value ? [] : (Name, Name?.Field) switch
    {
        ({ Filter: OwnFilter }, _) => Beginning(["true"]),
        (_, TimeField) => Beginning(s_times),
        (_, NumberField { Unit: "s" }) => Beginning([">10m", ">1h", ">1d", "<10m"]),
        (_, NumberField { Unit: "GiB" }) => Beginning([">=64Gi", ">=256Gi", ">=1Ti"]),
        (_, NumberField) => Beginning([">=1", ">=8", ">=64"]),
        _ => [],
    };

    /// <summary>What can be completed at a place; null for nothing.</summary>
    /// <param name="text">The line.</param>
    /// <param name="caret">The place, in UTF-16 units.</param>
    public static LineCompletion? At(string text, int caret)
    {
        var term = LineScanner.TermsIn(text).FirstOrDefault(term => term.Start <= caret && caret <= term.Start + term.Length);
        if (term is null)
        {
            return new(LineCompletionKind.Name, "", caret, 0) { Rest = text };
        }
        var start = term.Start + (text[term.Start] == '-' ? 1 : 0);
        var end = term.Start + term.Length;
        var found = caret < start ? null
            : LineScanner.ColonAfterName(text, start) is { } colon && caret > colon
                ? InValue(text, text[start..colon], colon + 1, end, caret)
                : InName(text, start, end, caret);
        return found is null ? null : found with { Rest = text[..term.Start] + text[end..] };
    }

    /// <summary>Whether something has to follow what is taken: a value after a name.</summary>
    public bool LeadsOn => Kind is LineCompletionKind.Name or LineCompletionKind.TagKey;

    /// <summary>A completion as it is written in the line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="completion">A name, key or value.</param>
    public string Written(string text, string completion) => Kind switch
    {
        LineCompletionKind.Name when LineNames.Find(completion) is { TakesKey: true } => completion + ".",
        LineCompletionKind.Name => completion + ":",
        LineCompletionKind.TagKey => LineText.KeyOf(completion) + ":",
        _ when Name?.Kind == LineNameKind.JobName && text[Start - 1] is not ('=' or '^') => LineText.NameOf(completion),
        _ => LineText.ValueOf(completion),
    };

    private static LineCompletion? InName(string text, int start, int end, int caret)
    {
        var written = text[start..caret];
        var colon = LineScanner.ColonAfterName(text, start);
        var replacedTo = colon + 1 ?? end;
        var point = written.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && LineNames.IsBeforeKey(written[..(point + 1)]))
        {
            var from = start + point + 1;
            return new(LineCompletionKind.TagKey, text[from..caret].TrimStart('"', '“', '”'), from, replacedTo - from);
        }
        return written.Any(LineText.IsQuote) ? null : new(LineCompletionKind.Name, written, start, replacedTo - start);
    }

    private static LineCompletion? InValue(string text, string written, int start, int end, int caret)
    {
        var point = written.IndexOf('.', StringComparison.Ordinal);
        var name = LineNames.Find(point < 0 ? written : written[..point]);
        if (name is null or { Kind: LineNameKind.Words or LineNameKind.AsOf or LineNameKind.OnlyPresence })
        {
            return null;
        }
        var from = start;
        for (var i = start; i < caret; i++)
        {
            if (LineText.IsQuote(text[i]))
            {
                i = LineText.Closing(text, i) ?? caret;
            }
            else if (LineText.IsComma(text[i]))
            {
                from = i + 1;
            }
        }
        from += name.Kind == LineNameKind.JobName && from < caret && text[from] is '=' or '^' ? 1 : 0;
        // Up to the closing quote; where there is none, only what is typed.
        var isQuoted = from < caret && LineText.IsQuote(text[from]);
        var closing = isQuoted && LineText.Closing(text, from) is { } known && known < end ? known : (int?)null;
        var to = caret;
        while (to < end && !isQuoted && !LineText.IsComma(text[to]))
        {
            to++;
        }
        var typed = text[(isQuoted ? from + 1 : from)..Math.Min(caret, closing ?? caret)];
        var key = point < 0 ? null : written[(point + 1)..];
        return new(
            name.Kind is LineNameKind.Has or LineNameKind.No ? LineCompletionKind.Field : LineCompletionKind.Value,
            typed.Replace("\"\"", "\"", StringComparison.Ordinal), from, (closing + 1 ?? to) - from)
        {
            Name = name,
            Key = key is [var sign, ..] && LineText.IsQuote(sign) ? LineText.Unquoted(key) : key,
        };
    }

    private ImmutableArray<LineName> Matching(IEnumerable<LineName> names) =>
    [
        .. names.Select(name => (Name: name, Rank: Rank(name))).Where(ranked => ranked.Rank < 3)
            .OrderBy(ranked => ranked.Rank).Select(ranked => ranked.Name),
    ];

    private int Rank(LineName name) =>
        name.Name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? 0
        : name.AllNames.Any(text => text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) ? 1
        : name.Label.Contains(Prefix, StringComparison.OrdinalIgnoreCase) ? 2
        : 3;

    private ImmutableArray<string> Beginning(ImmutableArray<string> values) =>
        values.RemoveAll(value => !value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase));
}
