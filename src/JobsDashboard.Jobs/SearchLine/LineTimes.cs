using System.Globalization;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Zones;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>
/// Ranges of times as the search line writes them: <c>&lt;24h</c>, <c>&gt;7d</c>, <c>2026-11-01..2026-11-05</c>, <c>any</c>. A date is a
/// whole day of the page's clock.
/// </summary>
internal static class LineTimes
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    /// <summary>The range that a text means; null when it means none.</summary>
    public static (TimeBound Start, TimeBound End)? Read(string text, ZoneClock clock)
    {
        try
        {
            var (sign, rest) = LineNumbers.Operator(text);
            return text.ToLowerInvariant() switch
            {
                "any" => (TimeBound.Any, TimeBound.Any),
                "<=now" => (TimeBound.Any, TimeBound.Now),
                _ when sign != "" => Age(rest) is { } age
                    ? sign[0] == '<' ? (age, TimeBound.Now) : (TimeBound.Any, age)
                    : LineMoment.Read(rest, clock) is { } moment ? Compared(sign, moment) : null,
                _ when text.Split("..") is [var first, var last] => Between(first, last, clock),
                _ => LineMoment.Read(text, clock) is { } only ? (TimeBound.At(only.First), TimeBound.At(only.Last)) : null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            // The second before the first or after the last that there is.
            return null;
        }
    }

    /// <summary>The text that reads back as the range.</summary>
    public static string Write(TimeBound start, TimeBound end, ZoneClock clock)
    {
        var (first, last) = (Written(start, isEnd: false, clock), Written(end, isEnd: true, clock));
        return (start, end) switch
        {
            ({ IsAny: true }, { IsAny: true }) => "any",
            ({ IsRelative: true }, _) when end == TimeBound.Now && AgeOf(start) is { } age => "<" + age,
            ({ IsAny: true }, _) when end == TimeBound.Now => "<=now",
            ({ IsAny: true }, { IsRelative: true }) when AgeOf(end) is { } age => ">" + age,
            _ when first == last && LineMoment.IsDay(first) => first,
            _ => $"{first}..{last}",
        };
    }

    /// <summary>One end of a range; null when the text means none.</summary>
    public static TimeBound? Bound(string text, bool isEnd, ZoneClock clock) => text switch
    {
        "" => TimeBound.Any,
        _ when TimeBound.TryParse(text, out var relative) && relative.IsRelative => relative,
        _ => LineMoment.Read(text, clock) is { } moment ? TimeBound.At(isEnd ? moment.Last : moment.First) : null,
    };

    /// <summary>The text that reads back as one end of a range; nothing where that is open.</summary>
    public static string Written(TimeBound bound, bool isEnd, ZoneClock clock) =>
        bound is { IsAny: false, IsRelative: false } && bound.Resolve(default) is { } instant
            ? LineMoment.Write(instant, isEnd, clock)
            : bound.IsAny ? "" : bound.ToString();

    private static (TimeBound, TimeBound) Compared(string sign, LineMoment moment) => sign switch
    {
        ">" => (TimeBound.At(moment.Last + s_second), TimeBound.Any),
        ">=" => (TimeBound.At(moment.First), TimeBound.Any),
        "<" => (TimeBound.Any, TimeBound.At(moment.First - s_second)),
        _ => (TimeBound.Any, TimeBound.At(moment.Last)),
    };

    private static (TimeBound, TimeBound)? Between(string first, string last, ZoneClock clock) =>
        (first, last) is not ("", "") && Bound(first, isEnd: false, clock) is { } start && Bound(last, isEnd: true, clock) is { } end
            ? (start, end)
            : null;

    private static TimeBound? Age(string text)
    {
        if (TimeBound.TryParse("now-" + text, out var bound))
        {
            return bound;
        }
        // Such as 2h30m: what a URL can say has one unit, and none shorter than a minute.
        return LineNumbers.Seconds(text) is { } seconds && seconds % 60 == 0
            && TimeBound.TryParse(string.Create(CultureInfo.InvariantCulture, $"now-{seconds / 60:0}m"), out var minutes)
                ? minutes
                : null;
    }

    private static string? AgeOf(TimeBound bound) => bound.ToString() is ['n', 'o', 'w', '-', .. var age] ? age : null;
}
