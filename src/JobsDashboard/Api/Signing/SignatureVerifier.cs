using System.Security.Cryptography;
using JobsDashboard.Access;
using JobsDashboard.Api.Answers;
using JobsDashboard.Auditing;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Api.Signing;

/// <summary>Finds out who signed a request.</summary>
internal sealed class SignatureVerifier(
    AccessKeys keys,
    CallerLookup callers,
    AccessKeySecrets secrets,
    ISignatureNonces nonces,
    FailedSignatures failures,
    IJobsDatabase database,
    AuditTrail trail,
    ClientAddress address,
    RecordedKeyUses uses,
    TimeProvider time,
    ILogger<SignatureVerifier> log)
{
    private const int MaxBodyBytes = 1024 * 1024;

    // How far the client's clock may be from the server's, either way.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(15);

    /// <summary>The user of the key that the request was signed with, or why it is refused.</summary>
    public async Task<(JobCaller? Caller, ApiProblem? Problem)> VerifyAsync(HttpContext http)
    {
        var (signed, problem) = SignedRequest.Read(http.Request);
        if (signed is null)
        {
            return (null, problem);
        }
        var now = time.GetUtcNow();
        if ((now - signed.Date).Duration() > s_tolerance)
        {
            return (null, ApiErrors.Expired(s_tolerance, now));
        }
        if (SignedRequest.IsTemporary(http.Request))
        {
            return (null, ApiErrors.TemporaryCredentials);
        }
        var (network, keyId) = (RemoteNetwork.Of(http), signed.Authorization.AccessKeyId);
        if (failures.WaitOf(network, keyId) is { } wait)
        {
            return (null, ApiErrors.TooManyWrongSignatures(wait));
        }
        var (key, user) = await keys.FindWithUserAsync(keyId, http.RequestAborted) ?? default;
        if (key?.IsUsableAt(now) != true || Reveal(key) is not { } secret)
        {
            failures.Failed(network, keyId);
            return (null, ApiErrors.UnknownAccessKey);
        }
        problem = CheckSignature(http.Request, signed, secret);
        if (problem is not null)
        {
            failures.Failed(network, keyId);
            return (null, problem);
        }
        problem = await CheckBodyAsync(http, signed) ?? await UseNonceAsync(signed);
        if (problem is not null)
        {
            return (null, problem);
        }
        // A user who is disabled has no keys any more. Said only to whoever has the secret.
        if (callers.Of(key.UserId, user) is not { } caller)
        {
            return (null, ApiErrors.UnknownAccessKey);
        }
        failures.Succeeded(network, keyId);
        await RememberUseAsync(key);
        if (uses.IsNew(key.AccessKeyId, address.Value))
        {
            await trail.TryRecordAsync(AuditAction.KeyUsed, key.UserId, key.AccessKeyId);
        }
        return (caller, null);
    }

    // When a key was last used is for the eye; the request is good without it.
    private async Task RememberUseAsync(AccessKey key)
    {
        try
        {
            await keys.UsedAsync(key, CancellationToken.None);
        }
        catch (Exception failure) when (database.Explain(failure) is { } explained)
        {
            log.LogWarning("When {AccessKeyId} was last used could not be stored: {Reason}", key.AccessKeyId, explained.Message);
        }
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

    private static ApiProblem? CheckSignature(HttpRequest request, SignedRequest signed, string secret)
    {
        var spellings = CanonicalRequest.Of(request, signed.Authorization).ToList();
        return spellings.Exists(spelling =>
            CryptographicOperations.FixedTimeEquals(spelling.Sign(secret), signed.Authorization.Signature.AsSpan()))
            ? null
            : ApiErrors.WrongSignature(spellings[0].StringToSign, spellings[0].Text);
    }

    // The body is kept for the endpoint, since it can be read only once.
    private static async Task<ApiProblem?> CheckBodyAsync(HttpContext http, SignedRequest signed)
    {
        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            if (body.Length + read > MaxBodyBytes)
            {
                return ApiErrors.LargeBody(MaxBodyBytes);
            }
            body.Write(buffer, 0, read);
        }
        body.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(body, http.RequestAborted));
        body.Position = 0;
        http.Request.Body = body;
        return hash == signed.ContentHash ? null : ApiErrors.WrongBody(hash, signed.ContentHash);
    }

    private async Task<ApiProblem?> UseNonceAsync(SignedRequest signed)
    {
        try
        {
            // Not cancelled when the client goes away: its request could be sent again by somebody else.
            var use = await nonces.UseAsync(
                signed.Authorization.AccessKeyId, signed.Nonce, signed.Date + s_tolerance, CancellationToken.None);
            if (use == NonceUse.Forgotten)
            {
                log.LogWarning(
                    "A signed request was refused: the clock of the server was set back by more than {Kept} since another was answered.",
                    ISignatureNonces.Kept);
            }
            return use switch
            {
                NonceUse.First => null,
                NonceUse.Repeated => ApiErrors.UsedNonce,
                _ => ApiErrors.OlderThanNonces,
            };
        }
        catch (Exception failure) when (database.Explain(failure) is { Trouble: not DatabaseTrouble.Damaged } explained)
        {
            log.LogError("A signed request was refused, since its nonce could not be stored: {Reason}", explained.Message);
            return ApiErrors.NonceNotStored;
        }
    }
}
