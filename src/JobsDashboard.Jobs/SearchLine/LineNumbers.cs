using System.Globalization;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>Ranges of numbers as the search line writes them: <c>8</c>, <c>&gt;=8</c>, <c>&lt;2h30m</c>, <c>64Gi..1Ti</c>.</summary>
internal static partial class LineNumbers
{
    // What a URL can say: 18 digits before the point and nine after it.
    private const decimal Limit = 1_000_000_000_000_000_000m;
    private const int MaxDecimals = 9;

    private static readonly (string Unit, decimal Seconds)[] s_times = [("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)];

    private static readonly (string Unit, decimal GiB)[] s_sizes = [("ti", 1024), ("gi", 1), ("mi", 1m / 1024), ("ki", 1m / 1024 / 1024)];

    /// <summary>The range that a text means; null when it means none.</summary>
    public static NumericRange? Read(NumberField field, string text)
    {
        var (sign, rest) = Operator(text);
        if (sign != "")
        {
            return Amount(field, rest) is { } bound ? Bounded(field, sign, bound) : null;
        }
        if (text.Split("..") is not [var first, var last])
        {
            return Amount(field, text) is { } only ? new(field, only, only) : null;
        }
        var (min, max) = (Amount(field, first), Amount(field, last));
        var isRange = (min is not null || first == "") && (max is not null || last == "") && (min ?? max) is not null && !(min > max);
        return isRange ? new(field, min, max) : null;
    }

    /// <summary>The text that reads back as the range.</summary>
    public static string Write(NumericRange range) => range switch
    {
        { Min: { } min, Max: { } max } when min == max => Text(range.Field, min),
        { Min: { } min, Max: { } max } => $"{Text(range.Field, min)}..{Text(range.Field, max)}",
        { Min: { } min } when (range.Above ?? Minutes(range.Field, min - 1)) is { } below => $">{Text(range.Field, below)}",
        { Min: { } min } => $">={Text(range.Field, min)}",
        { Max: { } max } when (range.Below ?? Minutes(range.Field, max + 1)) is { } above => $"<{Text(range.Field, above)}",
        { Max: { } max } => $"<={Text(range.Field, max)}",
        _ => "",
    };

    /// <summary>The condition that holds where another does not; null for a range with two ends.</summary>
    public static string? Opposite(string text) => Operator(text) switch
    {
        (">=", var rest) => "<" + rest,
        (">", var rest) => "<=" + rest,
        ("<=", var rest) => ">" + rest,
        ("<", var rest) => ">=" + rest,
        _ => null,
    };

    /// <summary>The seconds of a duration such as <c>2h30m</c>; null when it is none.</summary>
    public static decimal? Seconds(string text) => Parts().Match(text.ToLowerInvariant()) is { Success: true } match ? Sum(match) : null;

    internal static (string Sign, string Amount) Operator(string text) => text switch
    {
        ['>' or '<', '=', .. var rest] => (text[..2], rest),
        ['>' or '<', .. var rest] => (text[..1], rest),
        _ => ("", text),
    };

    // A range includes its bounds, so a bound that is excluded moves to the next number that there is.
    private static NumericRange? Bounded(NumberField field, string sign, decimal bound)
    {
        var isWhole = field is WholeNumberField;
        var moved = sign switch
        {
            ">" => isWhole ? decimal.Floor(bound) + 1 : bound + NumericRange.SmallestStep,
            "<" => isWhole ? decimal.Ceiling(bound) - 1 : bound - NumericRange.SmallestStep,
            _ => bound,
        };
        return Math.Abs(moved) >= Limit ? null : sign[0] == '>' ? new(field, moved, null) : new(field, null, moved);
    }

    // A duration in whole minutes is a simpler bound than the second beside it.
    private static decimal? Minutes(NumberField field, decimal seconds) =>
        field is WholeNumberField { Unit: "s" } && seconds > 0 && seconds % 60 == 0 ? seconds : null;

    private static decimal? Amount(NumberField field, string text)
    {
        var amount = Plain().IsMatch(text) ? decimal.Parse(text, CultureInfo.InvariantCulture) : field.Unit switch
        {
            "s" => Seconds(text),
            "GiB" => GiB(text.ToLowerInvariant()),
            _ => null,
        };
        return amount is { } number && Math.Abs(number) < Limit && decimal.Round(number, MaxDecimals) == number
            ? Shortest(number)
            : null;
    }

    // Without the zeros at its end and the sign of zero, as a URL has it.
    private static decimal Shortest(decimal number) => number == 0 ? 0 : number / 1.0000000000000000000000000000m;

    private static decimal? Sum(Match match)
    {
        var parts = match.Groups["number"].Captures.Select(number => decimal.Parse(number.ValueSpan, CultureInfo.InvariantCulture))
            .Zip(match.Groups["unit"].Captures.Select(unit => Array.FindIndex(s_times, known => known.Unit == unit.Value))).ToList();
        // Each unit once, the largest first.
        return parts.Zip(parts.Skip(1)).All(pair => pair.First.Second < pair.Second.Second)
            ? parts.Sum(part => part.First * s_times[part.Second].Seconds)
            : null;
    }

    private static decimal? GiB(string text)
    {
        var amount = text.EndsWith('b') ? text[..^1] : text;
        var (unit, size) = s_sizes.FirstOrDefault(known => amount.EndsWith(known.Unit, StringComparison.Ordinal));
        return unit is not null && Plain().IsMatch(amount[..^2])
            ? decimal.Parse(amount[..^2], CultureInfo.InvariantCulture) * size
            : null;
    }

    private static string Text(NumberField field, decimal number)
    {
        var plain = number.ToString("0.#########", CultureInfo.InvariantCulture);
        return field.Unit switch
        {
            "s" when number > 0 && decimal.Truncate(number) == number => Duration(number),
            "GiB" => plain + "Gi",
            _ => plain,
        };
    }

    private static string Duration(decimal seconds) => string.Concat(s_times.Skip(1).Select(time =>
    {
        var count = decimal.Truncate(seconds / time.Seconds);
        seconds -= count * time.Seconds;
        return count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{count}{time.Unit}");
    }));

    [GeneratedRegex(@"\A-?[0-9]{1,18}(\.[0-9]{1,9})?\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A(?:(?<number>[0-9]{1,18}(?:\.[0-9]{1,9})?)(?<unit>[wdhms]))+\z")]
    private static partial Regex Parts();
}
