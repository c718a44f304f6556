using System.Security.Cryptography;
using JobsDashboard.Access;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Api.Signing;

/// <summary>Finds out whose a signed request is.</summary>
internal sealed class SignatureVerifier(
    AccessKeys keys, AccessKeySecrets secrets, SignatureNonces nonces, IJobsDatabase database, TimeProvider time, ILogger<SignatureVerifier> log)
{
    private const int MaxBodyBytes = 1024 * 1024;

    // How far the asker's clock may be from ours, either way.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(15);

    /// <summary>The user of the key that the request was signed with, or why it is refused.</summary>
    public async Task<(JobCaller? Caller, ApiRefusal? Refusal)> VerifyAsync(HttpContext http)
    {
        var (signed, refusal) = SignedRequest.Read(http.Request);
        if (signed is null)
        {
            return (null, refusal);
        }
        var now = time.GetUtcNow();
        if ((now - signed.Date).Duration() > s_tolerance)
        {
            return Refused(StatusCodes.Status400BadRequest, "InvalidTimeStamp.Expired",
                $"x-acs-date: expected a time within {s_tolerance.TotalMinutes:0} minutes of {now:yyyy-MM-dd'T'HH:mm:ss'Z'}.");
        }
        if (SignedRequest.IsTemporary(http.Request))
        {
            return Unknown("Temporary credentials are not known here; sign with an access key of this dashboard, and without x-acs-security-token.");
        }
        var key = await keys.FindAsync(signed.Authorization.AccessKeyId, http.RequestAborted);
        if (key is null or { DisabledAt: not null } || Reveal(key) is not { } secret)
        {
            return Unknown("There is no such access key.");
        }
        refusal = CheckSignature(http.Request, signed, secret) ?? await CheckBodyAsync(http, signed) ?? await UseNonceAsync(signed);
        return refusal is null ? (JobCaller.Of(key.UserId), null) : (null, refusal);
    }

    private string? Reveal(AccessKey key)
    {
        var secret = secrets.Reveal(key);
        if (secret is null)
        {
            log.LogError("A signed request was refused. {Reason}", AccessKeySecrets.WhyUnreadable(key));
        }
        return secret;
    }

    private static ApiRefusal? CheckSignature(HttpRequest request, SignedRequest signed, string secret)
    {
        var spellings = CanonicalRequest.Of(request, signed.Authorization).ToList();
        return spellings.Exists(spelling => CryptographicOperations.FixedTimeEquals(spelling.Sign(secret), signed.Authorization.Signature.AsSpan()))
            ? null
            : new(StatusCodes.Status400BadRequest, "SignatureDoesNotMatch",
                $"The signature is not that of this request. The server's string to sign is:\n{spellings[0].StringToSign}\nIts canonical request is:\n{spellings[0].Text}");
    }

    // The body is kept for whoever answers, since it can be read only once.
    private static async Task<ApiRefusal?> CheckBodyAsync(HttpContext http, SignedRequest signed)
    {
        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            if (body.Length + read > MaxBodyBytes)
            {
                return new(StatusCodes.Status400BadRequest, "BadRequest", $"The body is larger than {MaxBodyBytes} bytes.");
            }
            body.Write(buffer, 0, read);
        }
        body.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(body, http.RequestAborted));
        body.Position = 0;
        http.Request.Body = body;
        return hash == signed.ContentHash
            ? null
            : new(StatusCodes.Status400BadRequest, "SignatureDoesNotMatch", $"The body is not the one that was signed: its SHA-256 is {hash}, not {signed.ContentHash}.");
    }

    private async Task<ApiRefusal?> UseNonceAsync(SignedRequest signed)
    {
        try
        {
            // Also for an asker who is gone by now: what was sent could be sent again.
            var use = await nonces.UseAsync(signed.Authorization.AccessKeyId, signed.Nonce, signed.Date + s_tolerance, CancellationToken.None);
            if (use == NonceUse.Forgotten)
            {
                log.LogWarning("A signed request was refused: the clock of the server was set back by more than {Kept} since another was answered.", SignatureNonces.Kept);
            }
            return use switch
            {
                NonceUse.First => null,
                NonceUse.Repeated => new(StatusCodes.Status400BadRequest, "SignatureNonceUsed", "x-acs-signature-nonce: expected one that no request before has had."),
                _ => new(StatusCodes.Status400BadRequest, "InvalidTimeStamp.Expired",
                    "x-acs-date: the request is older than those that the server remembers; its clock was set back since it answered the newest of them."),
            };
        }
        catch (Exception failure) when (database.Explain(failure) is { Trouble: not DatabaseTrouble.Damaged } explained)
        {
            log.LogError("A signed request was refused, since its nonce could not be stored: {Reason}", explained.Message);
            return new(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "The server cannot note that the request has been used; try again.");
        }
    }

    private static (JobCaller? Caller, ApiRefusal? Refusal) Unknown(string message) =>
        Refused(StatusCodes.Status404NotFound, "InvalidAccessKeyId.NotFound", message);

    private static (JobCaller? Caller, ApiRefusal? Refusal) Refused(int status, string code, string message) =>
        (null, new ApiRefusal(status, code, message));
}
