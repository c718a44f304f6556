using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;

namespace JobsDashboard.Hardening;

/// <summary>
/// The live connection, for whoever composes the application. What is checked, in this order: <see cref="HubGuard"/> the request,
/// <see cref="CircuitFilter"/> the beginning of a circuit, <see cref="CircuitUser"/> who comes back to it, and <see cref="PageOwner"/>
/// whose page it shows. Messages are at most 32 kB, which is SignalR's default.
/// </summary>
internal static class HubHardening
{
    public static IServerSideBlazorBuilder AddHubHardening(this IServerSideBlazorBuilder blazor)
    {
        blazor.Services.AddSingleton<AllowedOrigins>();
        blazor.Services.AddSingleton<HubGuard>();
        blazor.Services.AddSingleton<CircuitFilter>();
        blazor.Services.AddScoped<CircuitHandler, CircuitUser>();
        return blazor.AddHubOptions(hub => hub.AddFilter<CircuitFilter>());
    }

    /// <summary>
    /// Has what a live page is sent compressed, each message by itself. To compress it by the messages before, a server keeps a quarter of
    /// a megabyte for each page; and the length of a message would tell what else was in the ones before.
    /// </summary>
    public static Task CompressEachAloneAsync(HttpContext http, WebSocketAcceptContext connection)
    {
        (connection.DangerousEnableCompression, connection.DisableServerContextTakeover) = (true, true);
        return Task.CompletedTask;
    }

    /// <summary>Refuses what may not have a live connection.</summary>
    /// <remarks>To be called before routing and authentication, and after what changes the scheme, host or path of a request.</remarks>
    public static void UseHubGuard(this WebApplication app)
    {
        // So that the guard sees what is a WebSocket.
        app.UseWebSockets();
        app.UseMiddleware<HubGuard>();
    }
}
