using System.Text.RegularExpressions;

namespace JobsDashboard.E2E;

/// <summary>The live connection of a window, whose answers a journey can hold back.</summary>
public sealed class SlowConnection
{
    private readonly Lock _lock = new();
    private readonly Queue<Action> _held = [];
    private bool _holds;

    private SlowConnection(bool holds)
    {
        _holds = holds;
    }

    /// <summary>Puts itself between the page that is opened next and the server.</summary>
    /// <param name="window">The window.</param>
    /// <param name="holds">Whether answers are held back from the beginning.</param>
    public static async Task<SlowConnection> OfAsync(Window window, bool holds = false)
    {
        var connection = new SlowConnection(holds);
        await window.Page.RouteWebSocketAsync(new Regex("/_blazor"), page =>
        {
            var server = page.ConnectToServer();
            server.OnMessage(answer => connection.Pass(() =>
            {
                if (answer.Binary is { } bytes)
                {
                    page.Send(bytes);
                }
                else
                {
                    page.Send(answer.Text!);
                }
            }));
        });
        return connection;
    }

    /// <summary>From now on, what the server answers does not arrive.</summary>
    public void Hold()
    {
        lock (_lock)
        {
            _holds = true;
        }
    }

    /// <summary>All that was held back arrives, and what comes after it.</summary>
    public void Release()
    {
        lock (_lock)
        {
            _holds = false;
            while (_held.TryDequeue(out var send))
            {
                send();
            }
        }
    }

    private void Pass(Action send)
    {
        lock (_lock)
        {
            if (_holds)
            {
                _held.Enqueue(send);
            }
            else
            {
                send();
            }
        }
    }
}
