using System.Net;

namespace JobsDashboard.Hosting;

/// <summary>The names of this machine that lead to nobody else.</summary>
internal static class LoopbackNames
{
    private static readonly string[] s_usual = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Those among some hosts; the usual ones if there is none, as where every host is allowed.</summary>
    public static IReadOnlyList<string> Among(IEnumerable<string> hosts)
    {
        var names = hosts.Where(IsLoopback).ToList();
        return names is [] ? s_usual : names;
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
}
