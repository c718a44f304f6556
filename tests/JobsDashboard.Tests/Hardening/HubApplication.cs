using System.Net.WebSockets;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Hardening;

/// <summary>The program on a port of its own, where a header says who is signed in.</summary>
public sealed class HubApplication : DashboardApplication
{
    public const string SignedIn = "x-test-signed-in";

    public const string OtherOrigin = "https://jobs.example.com";

    public HubApplication()
    {
        UseKestrel(0);
    }

    public Uri Address
    {
        get
        {
            StartServer();
            return ClientOptions.BaseAddress;
        }
    }

    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Asks for a WebSocket.</summary>
    /// <returns>The status of the answer: 101 when it is opened.</returns>
    public async Task<int> OpenSocketAsync(string path, params (string Name, string Value)[] headers)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        foreach (var (name, value) in headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }
        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(Address, path)) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
        }
        return (int)socket.HttpStatusCode;
    }

    /// <summary>Loads a page as somebody.</summary>
    internal async Task<FirstHtml> LoadAsync(string path, string user)
    {
        using var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Add(SignedIn, user);
        var address = new Uri(Address, path);
        return FirstHtml.Read(address, await client.GetStringAsync(address, TestContext.Current.CancellationToken));
    }

    internal Task<CircuitClient> ConnectAsync(string user) => CircuitClient.OpenAsync(Address, (SignedIn, user));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Jobs:AllowedOrigins", OtherOrigin);
        builder.ConfigureTestServices(services => services.AddHttpContextAccessor().AddSingleton<IClaimsTransformation, SignedInByHeader>());
    }

    // The local user under another name, with the same rights.
    private sealed class SignedInByHeader(IHttpContextAccessor requests) : IClaimsTransformation
    {
        public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
        {
            if (requests.HttpContext?.Request.Headers[SignedIn] is not [{ Length: > 0 } user])
            {
                return Task.FromResult(principal);
            }
            var others = principal.Claims.Where(claim => claim.Type != ClaimTypes.NameIdentifier);
            return Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, user), .. others], "Test")));
        }
    }
}
