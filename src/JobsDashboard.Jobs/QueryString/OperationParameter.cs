using System.Globalization;

namespace JobsDashboard.Jobs.QueryString;

/// <summary>A parameter that one operation has beside those of ListJobs, or instead of them.</summary>
public abstract record OperationParameter : QueryParameter
{
    private protected OperationParameter(string name, string help, string example)
        : base(name, help, example)
    {
    }

    /// <summary>Whether a request without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Yes or no; no when it is not given.</summary>
    public static OperationParameter<bool> Boolean(string name, string help) =>
        new(name, help, "true", ReadBoolean) { Kind = ParameterKind.Boolean };

    /// <summary>A whole number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public static OperationParameter<int> Number(string name, string help, int min, int max, int defaultNumber)
    {
        var text = defaultNumber.ToString(CultureInfo.InvariantCulture);
        return new(name, help, text, ReadWithinLimits)
        {
            Kind = ParameterKind.WholeNumber,
            Min = min,
            Max = max,
            Default = text,
        };

        (int Value, string? Expected) ReadWithinLimits(string given)
        {
            var (number, expected) = ReadNumber(given, min, max);
            return ((int)number, expected);
        }
    }
}

/// <summary>A parameter of an operation whose text reads as a <typeparamref name="T"/>.</summary>
public sealed record OperationParameter<T> : OperationParameter
{
    /// <param name="name">As it is written.</param>
    /// <param name="help">What it asks for, in a sentence.</param>
    /// <param name="example">A text to try.</param>
    /// <param name="read">The value of a text, or what was expected instead, as the end of a sentence.</param>
    public OperationParameter(string name, string help, string example, Func<string, (T? Value, string? Expected)> read)
        : base(name, help, example)
    {
        Read = read;
    }

    /// <summary>The value of a text, or what was expected instead, as the end of a sentence.</summary>
    public Func<string, (T? Value, string? Expected)> Read { get; }
}
