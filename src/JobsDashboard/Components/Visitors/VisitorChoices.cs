using JobsDashboard.Components.Theme;

namespace JobsDashboard.Components.Visitors;

/// <summary>
/// What the browser's cookies say of its visitor. They are preferences only: whatever they hold, no page shows more by them.
/// </summary>
/// <param name="Theme">The theme.</param>
/// <param name="Kept">The other choices by name, as <c>Scripts/page.js</c> wrote them.</param>
public sealed record VisitorChoices(PageTheme Theme, Dictionary<string, string> Kept)
{
    /// <summary>Rows per page.</summary>
    public const string Rows = "rows";

    /// <summary>The columns of the list, as the URL writes them.</summary>
    public const string Columns = "columns";

    /// <summary>How close the rows of the list stand: <see cref="Roomy"/>, or close.</summary>
    public const string Density = "density";

    /// <summary>Of <see cref="Density"/>: far apart.</summary>
    public const string Roomy = "roomy";

    /// <summary>The groups of the filter sidebar that are not folded as they are at first.</summary>
    public const string FilterGroups = "filter-groups";

    /// <summary>Whether the filter sidebar is folded away: <see cref="Folded"/>.</summary>
    public const string Sidebar = "sidebar";

    /// <summary>What <see cref="Sidebar"/> says of one that is.</summary>
    public const string Folded = "folded";

    /// <summary>The browser's time zone, an IANA name.</summary>
    public const string BrowserTimeZone = "browser-time-zone";

    /// <summary>The time zone that was chosen instead of the browser's.</summary>
    public const string TimeZone = "time-zone";

    /// <summary>Whether keyboard shortcuts are switched off: <c>off</c>.</summary>
    public const string Shortcuts = "shortcuts";

    // As long as a cookie can be.
    private const int MaxLength = 4096;

    private static readonly string[] s_names =
        [Rows, Columns, Density, FilterGroups, Sidebar, BrowserTimeZone, TimeZone, Shortcuts];

    /// <summary>What a browser sent.</summary>
    public static VisitorChoices Of(IRequestCookieCollection cookies) => new(
        PageTheme.Of(cookies),
        s_names
            .Select(name => KeyValuePair.Create(name, cookies[name]))
            .Where(cookie => cookie.Value is { Length: > 0 and <= MaxLength })
            .ToDictionary(cookie => cookie.Key, cookie => cookie.Value!));
}
