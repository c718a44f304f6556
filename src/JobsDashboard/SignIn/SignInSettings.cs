using System.Net;
using JobsDashboard.Settings;
using Microsoft.Data.Sqlite;
using IPNetwork = System.Net.IPNetwork;

namespace JobsDashboard.SignIn;

/// <summary>Refuses settings with which somebody could get in who should not, or nobody could.</summary>
internal static class SignInSettings
{
    // ASP.NET's own switch, which believes the headers of everybody.
    private const string BelieveEverybody = "ForwardedHeaders_Enabled";

    // What ASP.NET takes for every host.
    private static readonly string[] s_anyHost = ["*", "0.0.0.0", "[::]"];

    /// <exception cref="RefusedSettingException">The server must not start with them.</exception>
    public static void Check(DashboardSettings settings, IConfiguration configuration, bool isDevelopment)
    {
        var problems = settings.NeedsSignIn
            ? ProblemsOfProvider(settings, isDevelopment).Concat(ProblemsOfProxies(settings, configuration, isDevelopment))
            : ProblemsOfLocal(settings, isDevelopment);
        RefusedSettingException.ThrowIfAny(isDevelopment ? problems : problems.Concat(ProblemsOfKeys(settings)));
    }

    /// <summary>The proxies whose headers are believed.</summary>
    public static (List<IPAddress> Addresses, List<IPNetwork> Networks) ProxiesOf(DashboardSettings settings)
    {
        var (addresses, networks) = (new List<IPAddress>(), new List<IPNetwork>());
        foreach (var proxy in settings.Proxies ?? [])
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                addresses.Add(address);
            }
            else
            {
                networks.Add(IPNetwork.Parse(proxy));
            }
        }
        return (addresses, networks);
    }

    private static IEnumerable<string> ProblemsOfLocal(DashboardSettings settings, bool isDevelopment)
    {
        if (!isDevelopment)
        {
            yield return "With the setting Jobs:Auth:Mode 'Local' nobody signs in, which is for development only: set it to Oidc, with "
                + "Jobs:Auth:Authority and Jobs:Auth:ClientId; or, to try the dashboard on this machine alone, set "
                + "ASPNETCORE_ENVIRONMENT to Development.";
        }
        if (settings.Proxies is { Length: > 0 })
        {
            yield return "The setting Jobs:Proxies needs Jobs:Auth:Mode Oidc: where nobody signs in, no proxy may stand in front.";
        }
    }

    // The keys of cookies and secrets are in the database.
    private static IEnumerable<string> ProblemsOfKeys(DashboardSettings settings)
    {
        if (settings.IsEmbedded && settings.ConnectionString is { Length: > 0 } text
            && new SqliteConnectionStringBuilder(text) is ({ DataSource: "" or ":memory:" } or { Mode: SqliteOpenMode.Memory }))
        {
            yield return "The setting ConnectionStrings:Jobs names a database in memory, and the keys of cookies and secrets in it "
                + "would be lost at every stop; expected a file, as in Data Source=/path/jobs.db.";
        }
    }

    private static IEnumerable<string> ProblemsOfProvider(DashboardSettings settings, bool isDevelopment)
    {
        const string name = "The setting Jobs:Auth:Authority is";
        if (!Uri.TryCreate(settings.Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("http" or "https"))
        {
            yield return $"{name} '{settings.Authority}'; expected the address of the OpenID Connect provider, with https.";
        }
        else if (authority.Scheme == Uri.UriSchemeHttp && !(isDevelopment && authority.IsLoopback))
        {
            yield return $"{name} '{settings.Authority}'; expected https, because over http anybody on the way could sign in as anybody.";
        }
        if (settings.ClientId is not { Length: > 0 })
        {
            yield return "The setting Jobs:Auth:ClientId is not set; expected the name that the provider knows this dashboard by.";
        }
    }

    private static IEnumerable<string> ProblemsOfProxies(DashboardSettings settings, IConfiguration configuration, bool isDevelopment)
    {
        foreach (var (place, proxy) in (settings.Proxies ?? []).Index())
        {
            if (!IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _))
            {
                yield return $"The setting Jobs:Proxies:{place} is '{proxy}'; expected an address such as 10.0.0.7, or a network "
                    + "such as 10.1.0.0/16.";
            }
        }
        if (string.Equals(configuration[BelieveEverybody], "true", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"The setting {BelieveEverybody} believes everybody who says to be a proxy; name your proxies in Jobs:Proxies.";
        }
        var hosts = configuration["AllowedHosts"] ?? "";
        if (!isDevelopment && settings.Proxies is not { Length: > 0 }
            && (hosts.Length == 0 || hosts.Split(';', StringSplitOptions.TrimEntries).Intersect(s_anyHost).Any()))
        {
            yield return $"The setting AllowedHosts is '{hosts}'; expected the names by which users reach the dashboard, or in "
                + "Jobs:Proxies the proxies that see to it.";
        }
    }
}
