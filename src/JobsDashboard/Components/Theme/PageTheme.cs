namespace JobsDashboard.Components.Theme;

/// <summary>The theme of one page, known before it is rendered. Both cookies are written by <c>wwwroot/theme.js</c>.</summary>
/// <param name="Choice">What the user wants.</param>
/// <param name="IsDark">Whether the page is dark.</param>
public sealed record PageTheme(ThemeChoice Choice, bool IsDark)
{
    /// <summary>The theme for a request with these cookies.</summary>
    public static PageTheme Of(IRequestCookieCollection cookies)
    {
        _ = Enum.TryParse<ThemeChoice>(cookies["theme"], ignoreCase: true, out var choice);
        return new(choice, choice == ThemeChoice.Dark || (choice == ThemeChoice.System && cookies["system-theme"] == "dark"));
    }
}
