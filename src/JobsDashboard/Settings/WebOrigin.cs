namespace JobsDashboard.Settings;

/// <summary>Scheme, host and port of a web page, written as browsers write it in <c>Origin</c>: <c>https://jobs.example.com</c>.</summary>
internal static class WebOrigin
{
    /// <summary>Whether a text is an origin and nothing more.</summary>
    public static bool IsOrigin(string text) => Read(text) is not null;

    /// <summary>The origin that a text is, in the one spelling in which origins can be compared; null for any other text.</summary>
    public static string? Read(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && !text.EndsWith('/') && address.PathAndQuery == "/" && address.Fragment == ""
            ? Of(address)
            : null;

    /// <summary>The origin of an address; null when it is none of the web, or has a user's name in it.</summary>
    public static string? Of(Uri address) => address is { Scheme: "http" or "https", UserInfo: "", Host: not "" }
        ? $"{address.Scheme}://{address.IdnHost}:{address.Port}"
        : null;
}
