using System.Globalization;
using JobsDashboard.Health;
using Microsoft.AspNetCore.Localization;

namespace JobsDashboard.Components.Localization;

/// <summary>Gives each page, each form that a page sends and each live connection the culture of its language.</summary>
internal static class PageCulture
{
    // What programs read is the same in every language.
    private static readonly string[] s_forPrograms = ["/api", "/openapi", HealthPages.Prefix];

    public static void UsePageCulture(this WebApplication app)
    {
        CultureInfo[] cultures = [.. PageLanguage.All.Select(language => new CultureInfo(language.Name))];
        var options = new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(cultures[0]),
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
            RequestCultureProviders =
            [
                new CustomRequestCultureProvider(http =>
                    Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(PageLanguage.Of(http.Request).Name))),
            ],
        };
        app.UseWhen(IsForPeople, pages => pages.UseRequestLocalization(options));
    }

    private static bool IsForPeople(HttpContext http) => !s_forPrograms.Any(prefix => http.Request.Path.StartsWithSegments(prefix));
}
