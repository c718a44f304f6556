using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace JobsDashboard.SignIn;

/// <summary>Checks who looks at a live page before anything that comes from it is handled.</summary>
internal sealed class CircuitCheck(AuthenticationStateProvider state) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next)
    {
        if (state is not WatchedSignIn user)
        {
            return next;
        }
        return async context =>
        {
            await user.CheckAsync();
            await next(context);
        };
    }
}
