namespace JobsDashboard.Components.Theme;

/// <summary>What a user wants the pages to look like.</summary>
public enum ThemeChoice
{
    /// <summary>As the operating system says; the default.</summary>
    System,

    /// <summary>Dark on light.</summary>
    Light,

    /// <summary>Light on dark.</summary>
    Dark,
}
