using System.ComponentModel.DataAnnotations;

namespace JobsDashboard.Settings;

/// <summary>A list of origins with <c>;</c> between them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OriginListAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is string text && Split(text) is [_, ..] origins && origins.All(WebOrigin.IsOrigin);

    /// <summary>The origins of a setting; none of one that is not set.</summary>
    public static string[] Split(string? text) =>
        (text ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
