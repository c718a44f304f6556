using Microsoft.AspNetCore.Http.Features;

namespace JobsDashboard.Answers;

/// <summary>The path of a job, on the page and in the API. The job's id is encoded once and decoded once.</summary>
internal static class JobPath
{
    private const string Folder = "/jobs/";

    /// <summary>The path of a job's page, from the path of all pages on.</summary>
    public static string To(string jobId) => Folder[1..] + Uri.EscapeDataString(jobId);

    /// <summary>
    /// The id in the address as the client sent it. The path that ASP.NET has decoded no longer tells an encoded slash from a slash,
    /// nor what was encoded twice.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="folder">What comes before the id, where it is another thing's.</param>
    public static string IdIn(HttpContext http, string folder = Folder)
    {
        var sent = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        // A server may know the decoded path only.
        return IdIn(sent is { Length: > 0 } ? sent : http.Request.Path.ToUriComponent(), folder);
    }

    /// <summary>The id in an address that is not decoded yet.</summary>
    /// <param name="address">The address.</param>
    /// <param name="folder">What comes before the id, where it is another thing's.</param>
    public static string IdIn(string address, string folder = Folder)
    {
        var path = address.Split('?', '#')[0].TrimEnd('/');
        // The host may be called jobs too.
        var start = path.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? path.IndexOf('/', scheme + 3) : 0;
        // A client may encode letters of the folder, which is then not found. The id is the last part either way.
        var at = path.IndexOf(folder, start, StringComparison.OrdinalIgnoreCase) is >= 0 and var found
            ? found + folder.Length
            : path.LastIndexOf('/') + 1;
        return Uri.UnescapeDataString(path[at..]);
    }
}
