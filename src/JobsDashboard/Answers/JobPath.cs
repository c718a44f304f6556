using Microsoft.AspNetCore.Http.Features;

namespace JobsDashboard;

/// <summary>The path of one job, on the page and in the API: its id is encoded once, and decoded once.</summary>
internal static class JobPath
{
    private const string Folder = "/jobs/";

    /// <summary>The path of a job's page.</summary>
    public static string To(string jobId) => Folder + Uri.EscapeDataString(jobId);

    /// <summary>The id in the address that the client wrote: in the decoded one an encoded slash, and what was encoded twice, can no longer be told.</summary>
    public static string IdIn(HttpContext http) =>
        // A server may have no more to tell than the decoded path.
        IdIn(http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget is { Length: > 0 } raw ? raw : http.Request.Path.ToUriComponent());

    /// <summary>The id in an address that is not decoded yet.</summary>
    public static string IdIn(string address)
    {
        var path = address.Split('?', '#')[0].TrimEnd('/');
        // A host may be called jobs too.
        var start = path.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? path.IndexOf('/', scheme + 3) : 0;
        // A client may escape letters of the folder, which then is not found; the id stands last.
        var at = path.IndexOf(Folder, start, StringComparison.OrdinalIgnoreCase) is >= 0 and var folder ? folder + Folder.Length : path.LastIndexOf('/') + 1;
        return Uri.UnescapeDataString(path[at..]);
    }
}
