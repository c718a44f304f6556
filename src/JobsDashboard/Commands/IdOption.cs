using System.CommandLine;
using JobsDashboard.Administration;

namespace JobsDashboard.Commands;

/// <summary>An option whose value is an id of a user or a workspace, as in jobs.</summary>
internal static class IdOption
{
    public static Option<string> Of(string name, string description)
    {
        var option = new Option<string>(name) { Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !IdRule.IsId(token.Value))
            {
                result.AddError($"{name} takes an id of 1 to {IdRule.MaxLength} characters.");
            }
        });
        return option;
    }
}
