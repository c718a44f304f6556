namespace JobsDashboard.Tests;

/// <summary>The program on a port of its own, for what no client of HTTP would send.</summary>
public sealed class ListeningApplication : DashboardApplication
{
    public ListeningApplication()
    {
        UseKestrel(0);
    }

    /// <summary>Sends a request line as it stands, and reads the answer to its end.</summary>
    public Task<RawAnswer> SendAsync(string requestLine, CancellationToken cancellationToken) =>
        SendRequestAsync($"{requestLine} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", cancellationToken);

    /// <summary>Sends a whole request as it stands, and reads the answer to its end.</summary>
    public Task<RawAnswer> SendRequestAsync(string request, CancellationToken cancellationToken)
    {
        StartServer();
        return RawAnswer.OfAsync(ClientOptions.BaseAddress.Port, request, cancellationToken);
    }
}
