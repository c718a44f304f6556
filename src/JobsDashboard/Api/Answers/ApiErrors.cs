using System.Collections.Immutable;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Api.Answers;

/// <summary>Every error that the API answers: its status, its code and its sentence. The document and the tests read them here.</summary>
internal static class ApiErrors
{
    private static readonly ErrorCode s_invalidQuery = new(
        400, "InvalidParameter.<Name>", "the parameter makes no sense; the message says what was expected");

    private static readonly ErrorCode s_badRequest = new(
        400, "BadRequest", "the request cannot be read, or names no host or one that is not allowed");

    private static readonly ErrorCode s_invalidHeader = new(
        400, "InvalidParameter",
        "a header of a signed request makes no sense, or `x-acs-action` or `x-acs-version` names another operation or version");

    private static readonly ErrorCode s_missingHeader = new(400, "MissingParameter", "a header of a signed request is missing");

    private static readonly ErrorCode s_incompleteSignature = new(
        400, "IncompleteSignature", "the authorization of a signed request cannot be read, or leaves something unsigned");

    private static readonly ErrorCode s_wrongSignature = new(
        400, "SignatureDoesNotMatch", "the request, or its body, is not the one that was signed");

    private static readonly ErrorCode s_usedNonce = new(
        400, "SignatureNonceUsed", "a request with this nonce has been answered before");

    private static readonly ErrorCode s_expired = new(
        400, "InvalidTimeStamp.Expired", "the request was signed too long ago, or for a time to come");

    private static readonly ErrorCode s_accessDenied = new(
        403, "Forbidden.AccessDenied",
        "the request is neither signed nor sent by who may ask without: a signed-in browser, or in development this machine");

    private static readonly ErrorCode s_noAccessKey = new(
        404, "InvalidAccessKeyId.NotFound", "there is no such access key, it is disabled, or it is a temporary one");

    private static readonly ErrorCode s_noJob = new(404, "NotFound.Job", "there is no such job, or none that the caller may see");

    private static readonly ErrorCode s_noOperation = new(404, "InvalidAction.NotFound", "there is no such operation");

    private static readonly ErrorCode s_wrongMethod = new(
        405, "MethodNotAllowed", "the operation is asked for by `GET`, or by `HEAD`, which answers the same without a body");

    private static readonly ErrorCode s_throttled = new(
        429, "Throttling.User", "the caller asks too much at once or too often, or sent too many wrong signatures")
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    private static readonly ErrorCode s_internalError = new(500, "InternalError", "the server's log says why");

    private static readonly ErrorCode s_unavailable = new(
        503, "ServiceUnavailable", "the query took too long and was stopped, or the server cannot answer for the moment")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    private static readonly ErrorCode s_damaged = new(
        503, "ServiceUnavailable.DatabaseDamaged",
        "the database is damaged; trying again does not help until it has been restored");

    /// <summary>All codes, by status.</summary>
    public static ImmutableArray<ErrorCode> Codes { get; } =
    [
        s_invalidQuery, s_badRequest, s_invalidHeader, s_missingHeader, s_incompleteSignature, s_wrongSignature, s_usedNonce, s_expired,
        s_accessDenied,
        s_noAccessKey, s_noJob, s_noOperation,
        s_wrongMethod,
        s_throttled,
        s_internalError,
        s_unavailable, s_damaged,
    ];

    // The request.

    public static ApiProblem UnreadableRequest { get; } = s_badRequest.With("The request cannot be read.");

    public static ApiProblem RefusedHost { get; } = s_badRequest.With(
        "The request names no host, or one that is not among the AllowedHosts of the settings.");

    public static ApiProblem UnknownOperation { get; } = s_noOperation.With("There is no such operation.");

    public static ApiProblem WrongMethod { get; } = s_wrongMethod.With(
        "The operation is asked for by GET, or by HEAD for everything but the body.");

    public static ApiProblem UnknownJob { get; } = s_noJob.With("There is no such job.");

    /// <summary>Parameters that cannot be read: the code names the first of them, the message all.</summary>
    public static ApiProblem InvalidParameters(IReadOnlyList<ListJobsProblem> problems) => new(
        s_invalidQuery.Status,
        s_invalidQuery.Code.Replace("<Name>", CodeName(problems[0].Parameter), StringComparison.Ordinal),
        string.Join(" ", problems.Select(problem => $"{problem.Parameter}: expected {problem.Expected}.")));

    // All tags have one code: it is without the key.
    private static string CodeName(string parameter) => parameter.Split('.')[0];

    /// <param name="name">The header.</param>
    /// <param name="expected">What was expected, as the end of a sentence.</param>
    public static ApiProblem InvalidHeader(string name, string expected) => s_invalidHeader.With($"{name}: expected {expected}.");

    // The caller.

    public static ApiProblem UnsignedFromElsewhere { get; } = s_accessDenied.With(
        "A request from another machine has to be signed with an access key.");

    public static ApiProblem NotSignedIn { get; } = s_accessDenied.With(
        "The request has to be signed with an access key, or sent by a browser that is signed in to the pages.");

    public static ApiProblem UnsignedFromAnotherSite { get; } = s_accessDenied.With(
        "A link on another site does not lead here; open the address yourself, or sign the request with an access key.");

    public static ApiProblem Forwarded { get; } = s_accessDenied.With(
        "Nobody signs in to this server, so it answers its own machine only, and this request came through a proxy or a tunnel.");

    public static ApiProblem NotAllowed { get; } = s_accessDenied.With("The caller may not ask this.");

    public static ApiProblem MissingHeader(string name) => s_missingHeader.With($"The header {name} is missing.");

    public static ApiProblem RepeatedHeader(string name) => s_incompleteSignature.With($"The header {name} is there more than once.");

    public static ApiProblem UnsignedHeader(string name) => s_incompleteSignature.With($"SignedHeaders does not name {name}.");

    public static ApiProblem SignedHeaderMissing(string name) =>
        s_incompleteSignature.With($"SignedHeaders names {name}, which the request does not have.");

    /// <param name="algorithm">The name of the signature's scheme.</param>
    public static ApiProblem UnreadableAuthorization(string algorithm) => s_incompleteSignature.With(
        $"Authorization: expected {algorithm} Credential=<key id>,SignedHeaders=<names>,Signature=<signature>, "
        + "the names in lower case and ascending order with ; between them, the signature as 64 lower-case hexadecimal digits.");

    public static ApiProblem Expired(TimeSpan tolerance, DateTimeOffset now) => s_expired.With(
        $"x-acs-date: expected a time within {tolerance.TotalMinutes:0} minutes of {now:yyyy-MM-dd'T'HH:mm:ss'Z'}.");

    public static ApiProblem OlderThanNonces { get; } = s_expired.With(
        "x-acs-date: the request is older than those that the server remembers; "
        + "its clock was set back since it answered the newest of them.");

    public static ApiProblem UsedNonce { get; } = s_usedNonce.With(
        "x-acs-signature-nonce: expected one that no request before has had.");

    public static ApiProblem TemporaryCredentials { get; } = s_noAccessKey.With(
        "Temporary credentials are not known here; sign with an access key of this dashboard, and without x-acs-security-token.");

    public static ApiProblem UnknownAccessKey { get; } = s_noAccessKey.With("There is no such access key.");

    public static ApiProblem WrongSignature(string stringToSign, string canonicalRequest) => s_wrongSignature.With(
        $"The signature is not that of this request. The server's string to sign is:\n{stringToSign}\n"
        + $"Its canonical request is:\n{canonicalRequest}");

    public static ApiProblem WrongBody(string hash, string signedHash) => s_wrongSignature.With(
        $"The body is not the one that was signed: its SHA-256 is {hash}, not {signedHash}.");

    public static ApiProblem LargeBody(int maxBytes) => s_badRequest.With($"The body is larger than {maxBytes} bytes.");

    public static ApiProblem NonceNotStored { get; } = s_unavailable.With(
        "The server cannot note that the request has been used; try again.");

    // How much is asked.

    public static ApiProblem TooManyRequests(TimeSpan retryAfter) => Throttled("The caller asks faster than it may.", retryAfter);

    public static ApiProblem TooManyWrongSignatures(TimeSpan retryAfter) => Throttled(
        "Too many wrong signatures came from this address; none is checked for a while.", retryAfter);

    /// <param name="max">How many exports a user may have open.</param>
    public static ApiProblem TooManyExports(int max) => Throttled(
        $"{max} exports of this user are open; wait until one of them has ended.", TimeSpan.FromSeconds(10));

    public static ApiProblem Refused(QuestionRefusedException refused) => refused.IsCallersOwn
        ? Throttled(refused.Message, refused.RetryAfter)
        : s_unavailable.With(refused.Message) with { RetryAfter = refused.RetryAfter };

    private static ApiProblem Throttled(string message, TimeSpan retryAfter) => s_throttled.With(message) with { RetryAfter = retryAfter };

    // The server.

    /// <param name="limit">How long a request may take.</param>
    public static ApiProblem StoppedRequest(TimeSpan limit) => s_unavailable.With(
        $"The request took longer than {limit.TotalSeconds:0} s and was stopped. Ask for less, or try again.");

    public static ApiProblem InternalError { get; } = s_internalError.With("The request failed; the server's log says why.");

    /// <param name="trouble">What is wrong with the database.</param>
    /// <param name="notice">What an asker is told of it.</param>
    public static ApiProblem DatabaseFailure(DatabaseTrouble trouble, string notice) =>
        (trouble == DatabaseTrouble.Damaged ? s_damaged : s_unavailable).With(notice);

    public static ApiProblem StoppedQuery(TimeoutException late) => s_unavailable.With($"{late.Message} Narrow it, or try again.");

    /// <summary>Whether answers of a status say when to ask again.</summary>
    public static bool MaySayWhenToTryAgain(int status) => Codes.Any(code => code.Status == status && code.RetryAfter is not null);

    /// <summary>The codes of a status, in Markdown.</summary>
    public static string Describe(int status) =>
        string.Join('\n', Codes.Where(code => code.Status == status).Select(code => $"- `{code.Code}`: {code.Meaning}"));
}
