using System.Collections.Immutable;
using System.Globalization;
using JobsDashboard.Hardening;
using Microsoft.Net.Http.Headers;

namespace JobsDashboard.Components.Localization;

/// <summary>A language that the pages can be read in.</summary>
/// <param name="Name">As in the <c>lang</c> attribute; also the name of the culture.</param>
/// <param name="OwnName">What it is called by those who read it.</param>
public sealed record PageLanguage(string Name, string OwnName)
{
    /// <summary>The language in which the texts are written in the code.</summary>
    public static PageLanguage English { get; } = new("en", "English");

    /// <summary>All of them.</summary>
    public static ImmutableArray<PageLanguage> All { get; } = [English, new("zh-Hans", "简体中文")];

    /// <summary>The language of the page that is being made.</summary>
    public static PageLanguage Current => Find(CultureInfo.CurrentUICulture.Name) ?? English;

    /// <summary>
    /// The language for a request: that of the page to which a live connection belongs (<c>Scripts/start.js</c>), or what the visitor chose
    /// (<c>Scripts/language.js</c>), or what the browser prefers.
    /// </summary>
    public static PageLanguage Of(HttpRequest request) =>
        OfLivePage(request)
        ?? Find(request.Cookies["language"])
        ?? request.GetTypedHeaders().AcceptLanguage
            .Where(accepted => accepted.Quality is not 0)
            .OrderByDescending(accepted => accepted.Quality ?? 1)
            .Select(Nearest)
            .FirstOrDefault(language => language is not null)
        ?? English;

    private static PageLanguage? OfLivePage(HttpRequest request) =>
        request.Path.StartsWithSegments(HubGuard.Prefix) ? Find(request.Query["lang"]) : null;

    private static PageLanguage? Find(string? name) => All.FirstOrDefault(language => language.Name == name);

    // Any English, any Chinese: who reads traditional characters is closer to the simplified ones than to English.
    private static PageLanguage? Nearest(StringWithQualityHeaderValue accepted) =>
        All.FirstOrDefault(language => Primary(accepted.Value).Equals(Primary(language.Name), StringComparison.OrdinalIgnoreCase));

    private static ReadOnlySpan<char> Primary(Microsoft.Extensions.Primitives.StringSegment tag) => Primary(tag.AsSpan());

    private static ReadOnlySpan<char> Primary(ReadOnlySpan<char> tag) => tag.IndexOf('-') is >= 0 and var end ? tag[..end] : tag;
}
