namespace JobsDashboard.Api.Document;

/// <summary>The codes of the error envelope.</summary>
internal static class ErrorCodes
{
    private static readonly ILookup<int, (string Code, string Meaning)> s_codes = new (int Status, string Code, string Meaning)[]
    {
        (400, "InvalidParameter.<Name>", "the parameter makes no sense; the message says what was expected"),
        (400, "BadRequest", "the request cannot be read, or names no host or one that is not allowed"),
        (400, "InvalidParameter", "a header of a signed request makes no sense, or `x-acs-action` or `x-acs-version` names another operation or version"),
        (400, "MissingParameter", "a header of a signed request is missing"),
        (400, "IncompleteSignature", "the authorization of a signed request cannot be read, or leaves something unsigned"),
        (400, "SignatureDoesNotMatch", "the request, or its body, is not the one that was signed"),
        (400, "SignatureNonceUsed", "a request with this nonce has been answered before"),
        (400, "InvalidTimeStamp.Expired", "the request was signed too long ago, or for a time to come"),
        (403, "Forbidden.AccessDenied", "a request from another machine has to be signed"),
        (404, "InvalidAccessKeyId.NotFound", "there is no such access key, it is disabled, or it is a temporary one"),
        (404, "NotFound.Job", "there is no such job, or none that the caller may see"),
        (404, "InvalidAction.NotFound", "there is no such operation"),
        (405, "MethodNotAllowed", "the operation is asked for by `GET`, or by `HEAD`, which answers the same without a body"),
        (500, "InternalError", "the server's log says why"),
        (503, "ServiceUnavailable", "the query took too long and was stopped, or the server cannot answer for the moment"),
        (503, "ServiceUnavailable.DatabaseDamaged", "the database is damaged; trying again does not help until it has been restored"),
    }.ToLookup(code => code.Status, code => (code.Code, code.Meaning));

    public static IEnumerable<int> Statuses => s_codes.Select(codes => codes.Key);

    /// <summary>The codes of a status, in Markdown.</summary>
    public static string Describe(int status) => string.Join('\n', s_codes[status].Select(code => $"- `{code.Code}`: {code.Meaning}"));
}
