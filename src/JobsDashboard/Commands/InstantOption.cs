using System.CommandLine;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Commands;

/// <summary>
/// An option whose value is an instant. The same text means the same one on every machine, whatever its language and time zone.
/// </summary>
internal static class InstantOption
{
    public static Option<DateTimeOffset?> Of(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = argument =>
        {
            if (TimeBound.TryParse(argument.Tokens[0].Value, out var bound) && bound is { IsAny: false, IsRelative: false })
            {
                return bound.Resolve(default);
            }
            argument.AddError($"{name} takes a time such as 2023-01-01 or 2023-01-01T08:00:00Z.");
            return null;
        },
    };
}
