using System.Globalization;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>
/// Ranges of times as the search line writes them: <c>&lt;24h</c>, <c>&gt;7d</c>, <c>2026-11-01..2026-11-05</c>, <c>any</c>. A date is a
/// whole day in UTC.
/// </summary>
internal static partial class LineTimes
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_toLastSecond = TimeSpan.FromDays(1) - s_second;

    /// <summary>The range that a text means; null when it means none.</summary>
    public static (TimeBound Start, TimeBound End)? Read(string text)
    {
        try
        {
            var (sign, rest) = LineNumbers.Operator(text);
            return text switch
            {
                _ when sign != "" => Age(rest) is { } age
                    ? sign[0] == '<' ? (age, TimeBound.Now) : (TimeBound.Any, age)
                    : Moment(rest) is { } moment ? Compared(sign, moment) : null,
                _ when text.Split("..") is [var first, var last] => Between(first, last),
                _ when text.Equals("any", StringComparison.OrdinalIgnoreCase) => (TimeBound.Any, TimeBound.Any),
                _ => Moment(text) is { } only ? (TimeBound.At(only.First), TimeBound.At(only.Last)) : null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            // The second before the first or after the last that there is.
            return null;
        }
    }

    /// <summary>The text that reads back as the range.</summary>
    public static string Write(TimeBound start, TimeBound end)
    {
        var (first, last) = (Written(start, isEnd: false), Written(end, isEnd: true));
        return (start, end) switch
        {
            ({ IsAny: true }, { IsAny: true }) => "any",
            ({ IsRelative: true }, _) when end == TimeBound.Now && AgeOf(start) is { } age => "<" + age,
            ({ IsAny: true }, { IsRelative: true }) when AgeOf(end) is { } age => ">" + age,
            _ when first == last && Day().IsMatch(first) => first,
            _ => $"{first}..{last}",
        };
    }

    private static (TimeBound, TimeBound) Compared(string sign, (DateTimeOffset First, DateTimeOffset Last) moment) => sign switch
    {
        ">" => (TimeBound.At(moment.Last + s_second), TimeBound.Any),
        ">=" => (TimeBound.At(moment.First), TimeBound.Any),
        "<" => (TimeBound.Any, TimeBound.At(moment.First - s_second)),
        _ => (TimeBound.Any, TimeBound.At(moment.Last)),
    };

    private static (TimeBound, TimeBound)? Between(string first, string last) =>
        (first, last) is not ("", "") && Bound(first, isEnd: false) is { } start && Bound(last, isEnd: true) is { } end
            ? (start, end)
            : null;

    private static TimeBound? Bound(string text, bool isEnd) => text switch
    {
        "" => TimeBound.Any,
        _ when TimeBound.TryParse(text, out var relative) && relative.IsRelative => relative,
        _ => Moment(text) is { } moment ? TimeBound.At(isEnd ? moment.Last : moment.First) : null,
    };

    // A day from its first second to its last one, or an instant.
    private static (DateTimeOffset First, DateTimeOffset Last)? Moment(string text)
    {
        if (!TimeBound.TryParse(text, out var bound) || bound.IsRelative || bound.Resolve(default) is not { } instant)
        {
            return null;
        }
        return (instant, Day().IsMatch(text) ? instant + s_toLastSecond : instant);
    }

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

    private static string Written(TimeBound bound, bool isEnd)
    {
        var text = bound.IsAny ? "" : bound.ToString();
        return Seconds().Match(text) switch
        {
            { Success: true, Groups: var parts } when parts["time"].ValueSpan.SequenceEqual(isEnd ? "23:59:59" : "00:00:00") =>
                parts["day"].Value,
            { Success: true, Groups: var parts } when parts["second"].ValueSpan.SequenceEqual("00") => $"{text[..^4]}Z",
            _ => text,
        };
    }

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex Day();

    [GeneratedRegex(@"\A(?<day>[0-9-]{10})T(?<time>[0-9]{2}:[0-9]{2}:(?<second>[0-9]{2}))Z\z")]
    private static partial Regex Seconds();
}
