using JobsDashboard.Settings;
using Microsoft.AspNetCore.SignalR;

namespace JobsDashboard.Hardening;

/// <summary>
/// Looks at each call of a page before Blazor does. The addresses with which a circuit begins are held against those of the server:
/// Blazor takes them as they are sent, and what a page makes of its own address would follow them.
/// </summary>
internal sealed partial class CircuitFilter(AllowedOrigins origins, ILogger<CircuitFilter> log) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var areOwn = (call.HubMethodName, call.HubMethodArguments) switch
        {
            ("StartCircuit", [string root, string page, ..]) => AreOwn(call, root, page),
            ("ResumeCircuit", [_, string root, string page, ..]) => AreOwn(call, root, page),
            ("StartCircuit" or "ResumeCircuit", _) => false,
            _ => true,
        };
        if (!areOwn)
        {
            LogForeign(log);
            call.Context.Abort();
            return null;
        }
        CircuitUser.IsCalledBy(PageOwner.IdOf(call.Context.User));
        return await next(call);
    }

    private bool AreOwn(HubInvocationContext call, string root, string page) =>
        call.Context.GetHttpContext()?.Request is { } request
        && origins.Find(request) is { } origin
        && Uri.TryCreate(root, UriKind.Absolute, out var rootAddress)
        && Uri.TryCreate(page, UriKind.Absolute, out var pageAddress)
        && WebOrigin.Of(rootAddress) == origin
        && WebOrigin.Of(pageAddress) == origin
        && rootAddress is { Query: "", Fragment: "" }
        && rootAddress.AbsolutePath == request.PathBase.ToUriComponent() + "/"
        && pageAddress.AbsolutePath.StartsWith(rootAddress.AbsolutePath, StringComparison.Ordinal);

    [LoggerMessage(LogLevel.Warning, "A circuit at an address that is not this server's was refused.")]
    private static partial void LogForeign(ILogger log);
}
