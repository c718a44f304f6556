using System.Collections.Immutable;
using System.Globalization;

namespace JobsDashboard.Jobs.QueryString;

/// <summary>One parameter of a query string and what there is to know of it. Every operation has this kind of parameter.</summary>
public abstract record QueryParameter
{
    /// <summary>What is expected of a parameter that was given several times.</summary>
    public const string ExpectedOnce = "a single value: it was given twice";

    /// <summary>What is expected of a parameter whose bytes are no text.</summary>
    public const string ExpectedText = "text in UTF-8 without NUL";

    private protected QueryParameter(string name, string help, string example)
    {
        (Name, Help, Example) = (name, help, example);
    }

    /// <summary>As the contract writes it.</summary>
    public string Name { get; }

    /// <summary>What it asks for, in a sentence.</summary>
    public string Help { get; }

    /// <summary>A text to try.</summary>
    public string Example { get; }

    /// <summary>What its text is.</summary>
    public ParameterKind Kind { get; init; }

    /// <summary>The value of a request without the parameter, as text; null when such a request asks for nothing.</summary>
    public string? Default { get; init; }

    /// <summary>The values that there are; empty when any text is one.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Whether the text is a comma-separated list.</summary>
    public bool TakesSeveral => MaxItems is not null;

    /// <summary>The largest number of items of a list; null when the text is no list.</summary>
    public int? MaxItems { get; init; }

    /// <summary>Whether it may be given several times.</summary>
    public bool Repeats { get; init; }

    /// <summary>The largest length of its text or of an item of its list, in UTF-16 units; null for any length.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The smallest number; null for any number.</summary>
    public long? Min { get; init; }

    /// <summary>The largest number; null for any number.</summary>
    public long? Max { get; init; }

    private protected static (bool Value, string? Expected) ReadBoolean(string text) =>
        bool.TryParse(text, out var value) ? (value, null) : (false, "true or false");

    private protected static (long Value, string? Expected) ReadNumber(string text, long? min, long? max) =>
        IsInteger(text) && long.Parse(text, CultureInfo.InvariantCulture) is var number && !(number < min) && !(number > max)
            ? (number, null)
            : (0, min is null ? "a whole number of at most 18 digits" : $"a whole number from {min} to {max}");

    private static bool IsInteger(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        return digits.Length is >= 1 and <= 18 && !digits.ContainsAnyExceptInRange('0', '9');
    }
}
