using System.Security.Cryptography;
using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.DataProtection;

namespace JobsDashboard.Access;

/// <summary>Makes the secrets of access keys and encrypts them for the database. Each key has a secret of its own.</summary>
internal sealed class AccessKeySecrets(IDataProtectionProvider protection)
{
    // 238 bits.
    private const int SecretLength = 40;
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // Ids are read out over the telephone, and some databases ignore case: only capitals, and none that looks like a digit.
    private const int IdLength = 20;
    private const string PlainCapitals = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private const string Restore = "restore the table DataProtectionKeys from a backup of the database";

    public static string NewId() => "JD" + RandomNumberGenerator.GetString(PlainCapitals, IdLength);

    public static string NewSecret() => RandomNumberGenerator.GetString(LettersAndDigits, SecretLength);

    /// <summary>Encrypts the secret of an access key.</summary>
    /// <exception cref="IOException">
    /// There are no keys to encrypt it with, and none can be made. The message says so to the user.
    /// </exception>
    public string Protect(string accessKeyId, string secret)
    {
        try
        {
            return Protector(accessKeyId).Protect(secret);
        }
        catch (CryptographicException failure)
        {
            throw new IOException($"The keys that secrets are encrypted with cannot be used; {Restore}.", failure);
        }
    }

    /// <summary>Decrypts the secret of an access key; null if the key that it was encrypted with is gone.</summary>
    public string? Reveal(AccessKey key)
    {
        try
        {
            return Protector(key.AccessKeyId).Unprotect(key.ProtectedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A sentence for the operator about an access key whose secret cannot be decrypted.</summary>
    public static string WhyUnreadable(AccessKey key) =>
        $"The secret of {key.AccessKeyId} cannot be read: what it was encrypted with is gone. Make another access key, or {Restore}.";

    private IDataProtector Protector(string accessKeyId) => protection.CreateProtector("JobsDashboard.AccessKeySecret", accessKeyId);
}
