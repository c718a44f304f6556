using Microsoft.AspNetCore.Components.Server.Circuits;

namespace JobsDashboard.Auditing;

/// <summary>Where the client of this request, or of this live page, is.</summary>
/// <remarks>Behind a proxy that is configured, ASP.NET has put the client's own address in the place of the proxy's by then.</remarks>
internal sealed class ClientAddress(IHttpContextAccessor requests) : CircuitHandler
{
    private string? _livePage;

    /// <summary>The address, IPv4 written as such; null if nobody knows it.</summary>
    public string? Value => _livePage ?? Current;

    /// <summary>A live page is where its connection comes from, also after another connection has taken over.</summary>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _livePage = Current;
        return Task.CompletedTask;
    }

    private string? Current => requests.HttpContext?.Connection.RemoteIpAddress is { } address
        ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()
        : null;
}
