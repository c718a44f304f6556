using JobsDashboard.Jobs.Access;
using JobsDashboard.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace JobsDashboard.SignIn;

/// <summary>How users sign in, for whoever composes the application.</summary>
internal static class SignInServices
{
    /// <exception cref="RefusedSettingException">The settings cannot be used.</exception>
    public static IServiceCollection AddSignIn(this IServiceCollection services, DashboardSettings settings)
    {
        if (!settings.NeedsSignIn)
        {
            return services;
        }
        services.AddSingleton(GroupRights.Read(settings.Groups));
        // The local user is nobody special where everybody signs in.
        services.AddSingleton(new GlobalAdmins([.. settings.GlobalAdmins ?? []]));
        services.AddScoped<ProviderSignIn>();
        services.AddAuthentication()
            .AddCookie(SignInSchemes.Cookie, CookieSignIn.Configure)
            .AddOpenIdConnect(SignInSchemes.Provider, options => ProviderSignIn.Configure(options, settings));
        services.Configure<AntiforgeryOptions>(forms =>
        {
            (forms.Cookie.Name, forms.Cookie.Path) = ("__Host-JobsDashboard.Form", "/");
            forms.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        });
        services.AddScoped<AuthenticationStateProvider, WatchedSignIn>();
        services.AddScoped<CircuitHandler, CircuitCheck>();
        return services;
    }

    /// <summary>Finds out who asks, and refuses who may not.</summary>
    public static void UseSignIn(this WebApplication app, DashboardSettings settings)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        if (settings.NeedsSignIn)
        {
            app.MapSignIn();
        }
    }
}
