namespace JobsDashboard.Jobs.Filters;

/// <summary>How <c>DisplayName</c> is compared; every mode ignores case and knows no wildcard characters.</summary>
public enum NameSearchMode
{
    /// <summary>The name contains the text; the contract's name for it.</summary>
    Wildcard,

    /// <summary>The name is the text.</summary>
    Exact,

    /// <summary>The name begins with the text.</summary>
    Prefix,
}
