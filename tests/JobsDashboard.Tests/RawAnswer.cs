using System.Globalization;

namespace JobsDashboard.Tests;

/// <summary>An answer of HTTP as it came over the wire.</summary>
public sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
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
