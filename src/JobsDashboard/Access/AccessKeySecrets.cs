using System.Security.Cryptography;
using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.DataProtection;

namespace JobsDashboard.Access;

/// <summary>Makes the secrets of access keys, and encrypts them for the store. A secret of one key is none of another.</summary>
internal sealed class AccessKeySecrets(IDataProtectionProvider protection)
{
    // 238 bits.
    private const int SecretLength = 40;
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // Told over the telephone and compared by databases that ignore case: capitals without those that look like digits.
    private const int IdLength = 20;
    private const string PlainCapitals = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private const string Restore =
        "restore the folder of the keys: the one beside the embedded database whose name ends in .keys, with SQL Server the one of the setting Jobs:KeyRing";

    public static string NewId() => "JD" + RandomNumberGenerator.GetString(PlainCapitals, IdLength);

    public static string NewSecret() => RandomNumberGenerator.GetString(LettersAndDigits, SecretLength);

    /// <summary>The secret of a key as it is stored.</summary>
    /// <exception cref="IOException">There are no keys to encrypt it with, and none can be made. The message is one plain sentence.</exception>
    public string Protect(string accessKeyId, string secret)
    {
        try
        {
            return Protector(accessKeyId).Protect(secret);
        }
        catch (CryptographicException failure)
        {
            throw new IOException($"The keys that secrets are encrypted with cannot be used; move them away, or {Restore}.", failure);
        }
    }

    /// <summary>The secret of a key; null when what it was encrypted with is gone.</summary>
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

    /// <summary>What to tell whoever runs the program of a key whose secret is not revealed.</summary>
    public static string WhyUnreadable(AccessKey key) =>
        $"The secret of {key.AccessKeyId} cannot be read: what it was encrypted with is gone. Make another access key, or {Restore}.";

    private IDataProtector Protector(string accessKeyId) => protection.CreateProtector("JobsDashboard.AccessKeySecret", accessKeyId);
}
