using System.Collections.Immutable;
using JobsDashboard.Jobs.Filters;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>What can be wrong with a search line.</summary>
internal static class SearchLineSentences
{
    public static SearchLineSentence Minus { get; } =
        new("A minus stands directly before what it excludes, as in -status:failed. Put a text that begins with one in quotes.");

    public static SearchLineSentence ValueNeeded { get; } = new("A value is missing here. No blank may stand before it.");

    public static SearchLineSentence KeyNeeded { get; } = new("A tag has its key before the colon: tag.team:nlp.");

    public static SearchLineSentence QuoteOpen { get; } = new("This quote is not closed.");

    public static SearchLineSentence BracketOpen { get; } = new("This bracket is not closed.");

    public static SearchLineSentence QuoteWithin { get; } =
        new("A quote within a value: put the whole value in quotes, and double the one that belongs to it.");

    public static SearchLineSentence BlankNeeded { get; } = new("A blank is missing here.");

    public static SearchLineSentence Broken { get; } = new("This text holds a character that cannot be searched for.");

    public static SearchLineSentence NoListOfWords { get; } =
        new("All words must occur, so there is no list of them. Put a text that holds a comma in quotes.");

    public static SearchLineSentence OneRange { get; } = new("Only one range at a time; write it again with the name before it.");

    public static SearchLineSentence NoEmptyInList { get; } = new("An empty value cannot be in a list.");

    public static SearchLineSentence TooManyTags { get; } = new("A line can name at most 50 tags, of at most 1024 characters.");

    public static SearchLineSentence OneExclusion { get; } =
        new("Only one search of a text can be excluded. In brackets it may have several words, all of which must occur.");

    public static SearchLineSentence NameModes { get; } =
        new("Names are compared in one way: write = or ^ before both of them, or before none.");

    public static SearchLineSentence IdOrIds { get; } = new("Write all ids in one list: id:a,b.");

    public static SearchLineSentence Instant { get; } = new("Expected an instant such as 2026-11-01T08:00Z.");

    public static SearchLineSentence Time { get; } = new(
        "Expected <24h or >7d ago, a day such as 2026-11-01, a range such as 2026-11-01..2026-11-05 or now-2d..now-1d, or any.");

    public static SearchLineSentence StartAfterEnd { get; } = new("The range ends before it begins.");

    public static SearchLineSentence Number { get; } = new("Expected a number or a range, the smaller number first: 8, >=8, <8, 8..64.");

    public static SearchLineSentence Duration { get; } =
        new("Expected a duration or a range, the shorter one first: >2h30m, <=90s, 1h..1d.");

    public static SearchLineSentence Memory { get; } =
        new("Expected an amount of memory or a range, the smaller one first: >=64Gi, <512Mi, 64Gi..1Ti.");

    public static SearchLineSentence RangeExcluded { get; } = new("A range cannot be excluded.");

    public static SearchLineSentence TwoTimes(LineName name) =>
        new("A line has one range of times, and {0} is there already.", name.Name);

    public static SearchLineSentence WriteInstead(string other) => new("Write {0} instead.", other);

    public static SearchLineSentence Expected(string expected) => new("Expected {0}.", expected);

    public static SearchLineSentence Twice(string name, string example) =>
        new("{0} is there twice. For any of several values, write one list: {1}.", name, example);

    public static SearchLineSentence OneText(LineName name) =>
        new("{0} takes one text. Put a text that holds a comma in quotes.", name.Name);

    public static SearchLineSentence BothMustHold(LineName name) => new("Write {0}: before each field: all of them must hold.", name.Name);

    public static SearchLineSentence NoSuchField(string written) => new("There is no field {0} that can be empty.", written);

    public static SearchLineSentence OnlyPresence(LineName name) => new("{0} can only be asked for by has:{0} and no:{0}.", name.Name);

    public static SearchLineSentence NeverExcluded(LineName name) => new("{0} cannot be excluded.", name.Name);

    /// <summary>A name that is none; some are those of parameters that the line says in another way.</summary>
    public static SearchLineSentence ForUnknown(string written)
    {
        if (JobFilters.All.FirstOrDefault(filter => Is(filter.ExcludedName, written)) is { } excluded)
        {
            return WriteInstead($"-{LineNames.All.First(name => name.Filter == excluded).Name}:");
        }
        if (s_others.FirstOrDefault(other => Is(other.Parameter, written)).Instead is { } instead)
        {
            return instead;
        }
        return LineNames.All.FirstOrDefault(name => IsAlmost(name.Name, written)) is { } meant
            ? new("There is no name {0}. Did you mean {1}? Put it in quotes to search for this text.", written, meant.Name)
            {
                UnknownName = written,
            }
            : new("There is no name {0}. Put it in quotes to search for this text.", written) { UnknownName = written };
    }

    private static readonly ImmutableArray<(string Parameter, SearchLineSentence Instead)> s_others =
    [
        .. From(WriteInstead("created:2026-11-01..2026-11-05"), "StartTime", "EndTime", "TimeRangeField"),
        .. From(WriteInstead("gpu:8..64"), "Range", "NumericRangeField", "NumericRangeMin", "NumericRangeMax"),
        .. From(WriteInstead("name:=all or name:^beginning"), "DisplayNameSearchMode"),
        .. From(WriteInstead("-tag.team:nlp"), "NotTags"),
        .. From(new("The line does not say the order and the page."), "SortBy", "Order", "PageNumber", "PageSize"),
    ];

    private static IEnumerable<(string, SearchLineSentence)> From(SearchLineSentence instead, params string[] parameters) =>
        parameters.Select(parameter => (parameter, instead));

    private static bool Is(string name, string written) => name.Equals(written, StringComparison.OrdinalIgnoreCase);

    // One letter too many, too few or another one, or two neighbours exchanged.
    private static bool IsAlmost(string name, string written)
    {
        if (Math.Abs(name.Length - written.Length) > 1 || name.Length < 3)
        {
            return false;
        }
        var head = name.Zip(written).TakeWhile(pair => char.ToLowerInvariant(pair.First) == char.ToLowerInvariant(pair.Second)).Count();
        var (rest, other) = (name[head..], written[head..]);
        return Ends(rest, 1, other, 1) || Ends(rest, 1, other, 0) || Ends(rest, 0, other, 1)
            || (rest.Length > 1 && other.Length > 1 && Is($"{rest[1]}{rest[0]}", other[..2]) && Ends(rest, 2, other, 2));
    }

    private static bool Ends(string rest, int from, string other, int otherFrom) =>
        rest.Length >= from && other.Length >= otherFrom && Is(rest[from..], other[otherFrom..]);
}
