namespace JobsDashboard.Components.Theme;

/// <summary>The theme of one page, known before it is rendered. Both cookies are written by <c>wwwroot/theme.js</c>.</summary>
/// <param name="Choice">What the user wants.</param>
/// <param name="IsDark">What that comes to.</param>
public sealed record ShownTheme(ThemeChoice Choice, bool IsDark)
{
    internal static ShownTheme Of(IRequestCookieCollection cookies)
    {
        _ = Enum.TryParse<ThemeChoice>(cookies["theme"], ignoreCase: true, out var choice);
        return new(choice, choice == ThemeChoice.Dark || (choice == ThemeChoice.System && cookies["system-theme"] == "dark"));
    }
}
