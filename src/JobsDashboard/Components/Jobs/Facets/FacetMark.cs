namespace JobsDashboard.Components.Jobs.Facets;

/// <summary>What a request says of a value.</summary>
public enum FacetMark
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is asked for.</summary>
    Included,

    /// <summary>It is excluded.</summary>
    Excluded,
}
