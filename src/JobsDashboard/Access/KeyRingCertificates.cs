using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using JobsDashboard.Settings;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Logging.Abstractions;

namespace JobsDashboard.Access;

/// <summary>
/// The certificates of a file, which protect the keys in the database. The one that is valid longest encrypts, and all decrypt, so that a
/// renewed one can stand beside its predecessor.
/// </summary>
internal sealed class KeyRingCertificates
{
    // Data Protection's own format: what must not be stored as it is, and what is stored instead.
    private static readonly XNamespace s_format = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XName s_mustBeEncrypted = s_format + "requiresEncryption";
    private static readonly XName s_encrypted = s_format + "encryptedSecret";

    private KeyRingCertificates(X509Certificate2[] all) => All = all;

    public X509Certificate2[] All { get; }

    /// <summary>The one that encrypts.</summary>
    public X509Certificate2 Current => All[0];

    /// <exception cref="RefusedSettingException">The file cannot be read, or has no certificate that can be used.</exception>
    public static KeyRingCertificates Load(string file, string? password)
    {
        try
        {
            var usable = Read(file, password).Where(certificate => certificate.GetRSAPrivateKey() is not null);
            return usable.OrderByDescending(certificate => certificate.NotAfter).ToArray() is { Length: > 0 } all
                ? new KeyRingCertificates(all)
                : throw Refusal("it has no certificate with an RSA key and its private half");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Refusal("the file cannot be read", failure);
        }
        catch (CryptographicException failure)
        {
            throw Refusal("it is no such file, or Jobs:KeyRingCertificatePassword is not its password", failure);
        }

        RefusedSettingException Refusal(string problem, Exception? cause = null) => new(
            $"The setting Jobs:KeyRingCertificate is '{file}'; "
            + $"expected a file with a certificate and its private key, as PFX or PEM: {problem}.",
            cause);
    }

    /// <summary>Encrypts what a key must not be stored with; returns whether there was anything.</summary>
    public bool Protect(XElement key)
    {
        var plain = key.DescendantsAndSelf().Where(element => (bool?)element.Attribute(s_mustBeEncrypted) == true).ToList();
        var encryptor = new CertificateXmlEncryptor(Current, NullLoggerFactory.Instance);
        foreach (var secret in plain)
        {
            var encrypted = encryptor.Encrypt(secret);
            var decryptor = new XAttribute("decryptorType", encrypted.DecryptorType.AssemblyQualifiedName!);
            secret.ReplaceWith(new XElement(s_encrypted, decryptor, encrypted.EncryptedElement));
        }
        return plain.Count > 0;
    }

    private static X509Certificate2Collection Read(string file, string? password)
    {
        if (!File.ReadAllText(file).Contains("-----BEGIN", StringComparison.Ordinal))
        {
            return X509CertificateLoader.LoadPkcs12CollectionFromFile(file, password);
        }
        return
        [
            password is { Length: > 0 }
                ? X509Certificate2.CreateFromEncryptedPemFile(file, password)
                : X509Certificate2.CreateFromPemFile(file),
        ];
    }
}
