using System.Globalization;
using System.Text.RegularExpressions;

namespace JobsDashboard.Jobs.Question;

/// <summary>One end of a time range: an instant, a time before now, or no bound at all.</summary>
public readonly partial record struct TimeBound
{
    private readonly DateTimeOffset? _instant;
    private readonly string? _relative;
    private readonly TimeSpan _beforeNow;

    private TimeBound(DateTimeOffset? instant, string? relative, TimeSpan beforeNow)
    {
        (_instant, _relative, _beforeNow) = (instant, relative, beforeNow);
    }

    /// <summary>No bound: this side of the range is open.</summary>
    public static TimeBound Any { get; } = new(null, "any", TimeSpan.Zero);

    /// <summary>The moment of asking.</summary>
    public static TimeBound Now { get; } = new(null, "now", TimeSpan.Zero);

    /// <summary>Whether this side of the range is open.</summary>
    public bool IsAny => _relative == "any";

    /// <summary>Whether this is the moment of asking, or a time before it.</summary>
    public bool IsRelative => _relative is not null && !IsAny;

    /// <summary>How long before now, for a relative bound.</summary>
    public TimeSpan BeforeNow => _beforeNow;

    /// <summary>What is accepted, in words.</summary>
    public const string Expected =
        "a time such as 2025-04-16T07:25:34Z or 2025-04-16, or now, now-30m, now-24h, now-7d, now-4w, or any";

    /// <summary>An instant.</summary>
    public static TimeBound At(DateTimeOffset instant) => new(instant.ToUniversalTime(), null, TimeSpan.Zero);

    /// <summary>An instant, or <see cref="Any"/> for none.</summary>
    public static TimeBound At(DateTimeOffset? instant) => instant is { } known ? At(known) : Any;

    /// <summary>The instant that the bound means when asked at <paramref name="now"/>; null for no bound.</summary>
    public DateTimeOffset? Resolve(DateTimeOffset now) => IsAny ? null : _instant ?? now - _beforeNow;

    /// <summary>
    /// Reads <c>yyyy-MM-dd</c>, <c>yyyy-MM-ddTHH:mm[:ss[.f]]</c> with a zone, <c>now</c>, <c>now-24h</c> or <c>any</c>, in any case.
    /// </summary>
    public static bool TryParse(string text, out TimeBound bound)
    {
        if (text.Equals("any", StringComparison.OrdinalIgnoreCase))
        {
            bound = Any;
            return true;
        }
        if (RelativePattern().Match(text) is { Success: true } relative)
        {
            bound = Relative(relative, text);
            return true;
        }
        bound = default;
        if (!AbsolutePattern().IsMatch(text) ||
            !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return false;
        }
        bound = At(instant);
        return true;
    }

    /// <summary>The bound as it stands in a URL; absolute times in UTC, without a fraction that is zero.</summary>
    public override string ToString() =>
        _relative ?? _instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) ?? "";

    private static TimeBound Relative(Match match, string text)
    {
        var amount = match.Groups["amount"] is { Success: true } digits ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;
        var beforeNow = match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "m" => TimeSpan.FromMinutes(amount),
            "h" => TimeSpan.FromHours(amount),
            "d" => TimeSpan.FromDays(amount),
            "w" => TimeSpan.FromDays(7L * amount),
            _ => TimeSpan.Zero,
        };
        return new TimeBound(null, text.ToLowerInvariant(), beforeNow);
    }

    [GeneratedRegex(@"\Anow(-(?<amount>[0-9]{1,5})(?<unit>[mhdw]))?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RelativePattern();

    [GeneratedRegex(
        @"\A[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2}))?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AbsolutePattern();
}
