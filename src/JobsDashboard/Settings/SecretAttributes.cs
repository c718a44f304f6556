using System.ComponentModel.DataAnnotations;
using JobsDashboard.Jobs.Secrets;

namespace JobsDashboard.Settings;

/// <summary>Names that <see cref="SecretRules"/> takes.</summary>
internal sealed class SecretNamesAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string names || SecretRules.AreNames(names);
}

/// <summary>A pattern that <see cref="SecretRules"/> takes.</summary>
internal sealed class SecretPatternAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string pattern || SecretRules.IsPattern(pattern);
}
