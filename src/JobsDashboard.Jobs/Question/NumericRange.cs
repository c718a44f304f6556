using JobsDashboard.Jobs.Fields;
namespace JobsDashboard.Jobs.Question;

/// <summary>A range over one number of a job; both bounds are part of it, and at least one is there.</summary>
public sealed record NumericRange(NumberField Field, decimal? Min, decimal? Max)
{
    /// <summary>The smallest difference of two numbers in a URL.</summary>
    public const decimal SmallestStep = 0.000000001m;

    private const int FewerDecimals = 8;

    /// <summary>
    /// The number that all of an open range are greater than, where it begins with the next number there is: 8 where it begins with
    /// 8.000000001. Null for every other range.
    /// </summary>
    public decimal? Above => Min is { } min && Max is null ? Beside(min, min - SmallestStep) : null;

    /// <summary>The number that all of an open range are less than, in the same way.</summary>
    public decimal? Below => Max is { } max && Min is null ? Beside(max, max + SmallestStep) : null;

    private decimal? Beside(decimal bound, decimal next) =>
        Field is RealNumberField && decimal.Round(bound, FewerDecimals) != bound && decimal.Round(next, FewerDecimals) == next
            ? next
            : null;
}
