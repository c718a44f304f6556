namespace JobsDashboard.Components.Jobs.Conditions;

/// <summary>What a condition can say of what it is about.</summary>
public enum ConditionKind
{
    /// <summary>It is not a value, or does not contain it.</summary>
    IsNot,

    /// <summary>It is a value, or contains it.</summary>
    Is,

    /// <summary>It lies between two numbers.</summary>
    IsBetween,

    /// <summary>There is none.</summary>
    IsMissing,

    /// <summary>There is one.</summary>
    IsFilled,
}
