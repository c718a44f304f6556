using System.CommandLine;

namespace JobsDashboard.Commands;

/// <summary>An option whose value is an id of a user or a workspace, as in jobs.</summary>
internal static class IdOption
{
    // The vendor's ids have about twenty characters. A key of a database has room for this many.
    private const int MaxLength = 200;

    public static Option<string> Of(string name, string description)
    {
        var option = new Option<string>(name) { Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !IsId(token.Value))
            {
                result.AddError($"{name} takes an id of 1 to {MaxLength} characters.");
            }
        });
        return option;
    }

    private static bool IsId(string text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= MaxLength && !text.Contains('\0', StringComparison.Ordinal);
}
