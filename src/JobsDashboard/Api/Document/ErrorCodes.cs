namespace JobsDashboard.Api.Document;

/// <summary>The codes of the error envelope.</summary>
internal static class ErrorCodes
{
    private static readonly ILookup<int, (string Code, string Meaning)> s_codes = new (int Status, string Code, string Meaning)[]
    {
        (400, "InvalidParameter.<Name>", "the parameter makes no sense; the message says what was expected"),
        (400, "BadRequest", "the request cannot be read, or names a host that is not allowed"),
        (404, "NotFound.Job", "there is no such job, or none that the caller may see"),
        (404, "InvalidAction.NotFound", "there is no such operation"),
        (500, "InternalError", "the server's log says why"),
        (503, "ServiceUnavailable", "the query took too long and was stopped"),
    }.ToLookup(code => code.Status, code => (code.Code, code.Meaning));

    public static IEnumerable<int> Statuses => s_codes.Select(codes => codes.Key);

    /// <summary>The codes of a status, in Markdown.</summary>
    public static string Describe(int status) => string.Join('\n', s_codes[status].Select(code => $"- `{code.Code}`: {code.Meaning}"));
}
