using System.Net;
using System.Net.Sockets;

namespace JobsDashboard.Answers;

/// <summary>Where a request comes from, as far as limits tell callers apart.</summary>
internal static class RemoteNetwork
{
    /// <summary>An address of IPv4; of IPv6 the /64 that it is in, since whoever has one address of that has all of them.</summary>
    public static IPAddress Of(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => IPAddress.None,
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]),
        var address => address,
    };
}
