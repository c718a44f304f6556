using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JobsDashboard.Tests;

/// <summary>An answer of HTTP as it came over the wire.</summary>
public sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Sends a whole request as it stands to a port of this machine, and reads the answer to its end.</summary>
    public static async Task<RawAnswer> OfAsync(int port, string request, CancellationToken cancellationToken)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), cancellationToken);
        using var reader = new StreamReader(stream);
        return Read(await reader.ReadToEndAsync(cancellationToken));
    }

    public static RawAnswer Read(string text)
    {
        var (head, body) = text.Split("\r\n\r\n", 2) is [var first, var second] ? (first, second) : (text, "");
        var lines = head.Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        return new RawAnswer(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            headers,
            // What is short goes over the wire in one piece, its length before it.
            headers.ContainsKey("Transfer-Encoding") && body != "" ? body.Split("\r\n")[1] : body);
    }
}
