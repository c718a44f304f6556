namespace JobsDashboard.Api.Answers;

/// <summary>The id of a request, which stands in the header and in the body of its answer.</summary>
internal static class RequestId
{
    private static readonly object s_key = new();

    /// <summary>The id of this request, made when it is first asked for.</summary>
    public static string Of(HttpContext http) =>
        (string)(http.Items[s_key] ??= Guid.NewGuid().ToString().ToUpperInvariant());
}
