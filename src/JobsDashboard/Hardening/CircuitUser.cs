using Microsoft.AspNetCore.Components.Server.Circuits;

namespace JobsDashboard.Hardening;

/// <summary>
/// Keeps a circuit to the user that it began with. A tab whose connection was lost comes back to its circuit with whoever is signed in
/// by then; for another user the circuit ends, and the page is loaded again.
/// </summary>
internal sealed class CircuitUser : CircuitHandler
{
    // Blazor tells which circuit is connected, but not to whom. It runs what follows a call of the hub within that call.
    private static readonly AsyncLocal<string?> s_connected = new();

    private string? _user;

    /// <summary>Says who sends the call of the hub that follows.</summary>
    public static void IsCalledBy(string user) => s_connected.Value = user;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _user ??= s_connected.Value;
        return _user is not null && _user == s_connected.Value
            ? Task.CompletedTask
            : throw new InvalidOperationException("The circuit is another user's than that of the connection.");
    }
}
