using System.Net;
using JobsDashboard.Settings;

namespace JobsDashboard.Hosting;

/// <summary>
/// Where the server listens: where ASP.NET is told to, in any of its ways. Where nobody signs in, only on loopback addresses, so that no
/// other machine reaches the server.
/// </summary>
internal static class ServerAddresses
{
    /// <summary>The address if no setting names one.</summary>
    public const string Default = "http://127.0.0.1:5080";

    private const string Reachable =
        "other machines can reach it, and with Jobs:Auth:Mode Local nobody signs in; listen on 127.0.0.1 or localhost";
    private const string Malformed = "expected an address such as http://127.0.0.1:5080, with a port of at most 65535";
    private const string NeedsPort = "expected a port, because localhost is two addresses; http://127.0.0.1:0 takes any free port";

    /// <summary>Checks the addresses in the settings. If there are none, the server listens at <see cref="Default"/>.</summary>
    /// <exception cref="RefusedSettingException">An address cannot or must not be listened at.</exception>
    public static void UseServerAddresses(this WebApplicationBuilder builder, bool needsSignIn)
    {
        var configured = Configured(builder.Configuration);
        RefusedSettingException.ThrowIfAny(
            from address in configured
            let problem = ProblemOf(address.Address, needsSignIn)
            where problem is not null
            select $"The setting {address.Setting} has '{address.Address}'; {problem}.");
        if (configured.Length == 0)
        {
            builder.WebHost.UseUrls(Default);
        }
        if (!needsSignIn)
        {
            // Once more for each address that is opened, whoever has named it, and also when the settings change while the server runs.
            builder.WebHost.ConfigureKestrel(
                kestrel => kestrel.ConfigureEndpointDefaults(endpoint => RequireLoopback(endpoint.IPEndPoint)));
        }
    }

    // The order in which ASP.NET looks, except that it ignores urls if there are endpoints.
    private static (string Setting, string Address)[] Configured(ConfigurationManager configuration)
    {
        (string Setting, string Address)[] addresses =
        [
            .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(one => ($"{one.Path}:Url", one["Url"] ?? "")),
            .. Split(configuration, WebHostDefaults.ServerUrlsKey).Select(address => ("Urls", address)),
        ];
        return addresses is not [] ? addresses :
        [
            .. Split(configuration, WebHostDefaults.HttpPortsKey).Select(port => ("HTTP_PORTS", $"http://*:{port}")),
            .. Split(configuration, WebHostDefaults.HttpsPortsKey).Select(port => ("HTTPS_PORTS", $"https://*:{port}")),
        ];
    }

    private static string[] Split(ConfigurationManager configuration, string setting) =>
        (configuration[setting] ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? ProblemOf(string address, bool needsSignIn)
    {
        BindingAddress parsed;
        try
        {
            parsed = BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            return Malformed;
        }
        if (parsed.IsUnixPipe || parsed.IsNamedPipe)
        {
            return null;
        }
        // A port that is not a number is parsed as part of the host.
        var hasPort = parsed.Port is >= 0 and <= IPEndPoint.MaxPort && (parsed.Host.StartsWith('[') || !parsed.Host.Contains(':'));
        if (parsed.Scheme is not ("http" or "https") || parsed.PathBase != "" || !hasPort)
        {
            return Malformed;
        }
        if (parsed.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return parsed.Port == 0 ? NeedsPort : null;
        }
        // For a name, also one of this machine, Kestrel listens on all addresses, as it does for an asterisk.
        return needsSignIn || (IPAddress.TryParse(parsed.Host, out var ip) && IPAddress.IsLoopback(ip)) ? null : Reachable;
    }

    private static void RequireLoopback(IPEndPoint? endpoint)
    {
        if (endpoint is not null && !IPAddress.IsLoopback(endpoint.Address))
        {
            throw new RefusedSettingException($"The server was told to listen at {endpoint}; {Reachable}.");
        }
    }
}
