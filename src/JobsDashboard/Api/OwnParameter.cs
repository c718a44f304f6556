using System.Globalization;

namespace JobsDashboard.Api;

/// <summary>A parameter of an operation's own, beside those of ListJobs.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Help">What it asks for, in a sentence.</param>
/// <param name="Example">A text to try.</param>
internal abstract record OwnParameter(string Name, string Help, string Example)
{
    /// <summary>What holds when nothing is said; null when that asks for nothing.</summary>
    public string? Default { get; init; }

    /// <summary>Whether something has to be said.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Yes or no; no when nothing is said.</summary>
    public static OwnParameter<bool> Boolean(string name, string help) =>
        new(name, help, "true", given => bool.TryParse(given, out var value) ? (value, null) : (false, "true or false"));

    /// <summary>A whole number within limits.</summary>
    public static OwnParameter<int> Number(string name, string help, int min, int max, int defaultNumber)
    {
        var text = defaultNumber.ToString(CultureInfo.InvariantCulture);
        return new(name, help, text, given =>
            int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
                ? (number, null)
                : (0, $"a whole number from {min} to {max}"))
        {
            Default = text,
        };
    }
}

/// <summary>A parameter of an operation's own that reads as a <typeparamref name="T"/>.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Help">What it asks for, in a sentence.</param>
/// <param name="Example">A text to try.</param>
/// <param name="Read">The value of a text, or what was expected.</param>
internal sealed record OwnParameter<T>(string Name, string Help, string Example, Func<string, (T? Value, string? Expected)> Read)
    : OwnParameter(Name, Help, Example);
