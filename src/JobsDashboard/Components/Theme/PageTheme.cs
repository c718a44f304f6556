namespace JobsDashboard.Components.Theme;

/// <summary>The theme of one page, known before it is rendered. The cookie is written by <c>Scripts/theme.js</c>.</summary>
/// <param name="Choice">What the user wants.</param>
public sealed record PageTheme(ThemeChoice Choice)
{
    /// <summary>What a browser is told of it before it has the style sheet, which draws the same.</summary>
    public string ColorScheme => Choice switch
    {
        ThemeChoice.Light => "light",
        ThemeChoice.Dark => "dark",
        _ => "light dark",
    };

    /// <summary>The theme for a request with these cookies.</summary>
    public static PageTheme Of(IRequestCookieCollection cookies)
    {
        _ = Enum.TryParse<ThemeChoice>(cookies["theme"], ignoreCase: true, out var choice);
        return new(choice);
    }
}
