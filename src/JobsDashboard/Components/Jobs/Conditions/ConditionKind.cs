namespace JobsDashboard.Components.Jobs.Conditions;

/// <summary>What a condition demands of its field.</summary>
public enum ConditionKind
{
    /// <summary>The field is not a value, or does not contain it.</summary>
    IsNot,

    /// <summary>The field is a value, or contains it.</summary>
    Is,

    /// <summary>The field lies between two numbers, bounds included.</summary>
    IsBetween,

    /// <summary>The field has no value.</summary>
    IsMissing,

    /// <summary>The field has a value.</summary>
    IsPresent,
}
