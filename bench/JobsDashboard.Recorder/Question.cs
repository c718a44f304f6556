using System.Collections.Immutable;

namespace JobsDashboard.Recorder;

/// <summary>A request for the program.</summary>
/// <param name="Target">Path and query string, as they are sent.</param>
internal sealed record Question(string Target)
{
    public string Method { get; init; } = "GET";

    public ImmutableArray<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The user whose key signs the request; null for a request without a signature.</summary>
    public string? SignedBy { get; init; }

    /// <summary>The name of the operation, which a signed request has to say.</summary>
    public string Action { get; init; } = "";

    public string Name => string.Concat(
        SignedBy is null ? "" : $"[{SignedBy}] ",
        $"{Method} {Target}",
        string.Concat(Headers.Select(header => $" {header.Name}: {header.Value}")));

    public static string Query(IEnumerable<(string Name, string Value)> pairs) =>
        string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));
}
