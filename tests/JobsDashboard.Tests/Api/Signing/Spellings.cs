
namespace JobsDashboard.Tests.Api.Signing;

/// <summary>How the vendor's clients spell the same parameters in a URL.</summary>
internal static class Spellings
{
    /// <summary><c>%20</c> for a blank, and <c>*</c> as it is.</summary>
    public static string TypeScript(IEnumerable<(string Name, string Value)> parameters) =>
        Join(parameters, text => Uri.EscapeDataString(text).Replace("%2A", "*", StringComparison.Ordinal));

    /// <summary><c>%20</c> for a blank, and <c>%2A</c>.</summary>
    public static string CSharp(IEnumerable<(string Name, string Value)> parameters) => Join(parameters, Uri.EscapeDataString);

    /// <summary><c>+</c> for a blank.</summary>
    public static string Go(IEnumerable<(string Name, string Value)> parameters) =>
        Join(parameters, text => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal));

    /// <summary><c>+</c> for a blank, <c>%7E</c> for <c>~</c>, and <c>*</c> as it is.</summary>
    public static string Java(IEnumerable<(string Name, string Value)> parameters) =>
        Join(parameters, text => Uri.EscapeDataString(text)
            .Replace("%20", "+", StringComparison.Ordinal).Replace("~", "%7E", StringComparison.Ordinal).Replace("%2A", "*", StringComparison.Ordinal));

    /// <summary>Every byte as a percent sequence in lower case, the last parameter first.</summary>
    public static string Strange(IEnumerable<(string Name, string Value)> parameters) =>
        Join(parameters.Reverse(), text => string.Concat(System.Text.Encoding.UTF8.GetBytes(text).Select(one => $"%{one:x2}")));

    private static string Join(IEnumerable<(string Name, string Value)> parameters, Func<string, string> escape) =>
        string.Join('&', parameters.Select(pair => $"{escape(pair.Name)}={escape(pair.Value)}"));
}
