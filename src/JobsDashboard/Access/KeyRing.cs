using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Access;

/// <summary>
/// The keys that secrets of access keys, cookies and live pages are encrypted with. They are in the database, so that all servers and
/// commands over it have the same.
/// </summary>
internal sealed class KeyRing(
    IDbContextFactory<KeyRingDb> databases, KeyFolder folder, IKeyManager keys, IDataProtectionProvider protection, TimeProvider time,
    KeyRingCertificates? certificates = null)
{
    private const string Name = "JobsDashboard";

    /// <param name="services">Gets what encrypts and decrypts.</param>
    /// <param name="settings">Name the certificate, if there is one.</param>
    /// <param name="folder">Where earlier versions had the keys.</param>
    /// <exception cref="RefusedSettingException">The certificate cannot be used.</exception>
    public static void AddTo(IServiceCollection services, DashboardSettings settings, string folder)
    {
        services.AddDbContextFactory<KeyRingDb>((provider, options) => provider.GetRequiredService<DatabaseConnection>().Use(options));
        services.AddSingleton(provider => new KeyFolder(folder, provider.GetRequiredService<ILogger<KeyFolder>>()));
        services.AddSingleton<KeyRing>();
        // Another name would be other keys.
        var ring = services.AddDataProtection().SetApplicationName(Name).PersistKeysToDbContext<KeyRingDb>();
        if (settings.KeyRingCertificate is { Length: > 0 } file)
        {
            var certificates = KeyRingCertificates.Load(file, settings.KeyRingCertificatePassword);
            services.AddSingleton(certificates);
            ring.ProtectKeysWithCertificate(certificates.Current).UnprotectKeysWithAnyCertificate(certificates.All);
        }
    }

    /// <summary>
    /// Sees to it that there is a key that can be used: takes over those of an earlier version, protects with the certificate what was
    /// stored without one, and makes the first one.
    /// </summary>
    /// <exception cref="RefusedSettingException">The keys need another certificate.</exception>
    /// <exception cref="JobsDatabaseException">A key is damaged.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await folder.TakeOverAsync(db, cancellationToken);
        try
        {
            if (certificates is not null)
            {
                await ProtectAsync(db, certificates, cancellationToken);
            }
            RequireReadable();
        }
        catch (XmlException failure)
        {
            throw Damaged(failure);
        }
    }

    private static JobsDatabaseException Damaged(Exception failure) => new(
        "A key in the table DataProtectionKeys is damaged; restore the database from a backup, or remove that row: what was "
        + "encrypted with it is lost then.",
        failure)
    {
        Trouble = DatabaseTrouble.Damaged,
    };

    private static async Task ProtectAsync(KeyRingDb db, KeyRingCertificates certificates, CancellationToken cancellationToken)
    {
        foreach (var row in await db.DataProtectionKeys.ToListAsync(cancellationToken))
        {
            var key = XElement.Parse(row.Xml ?? "");
            if (certificates.Protect(key))
            {
                row.Xml = key.ToString(SaveOptions.DisableFormatting);
            }
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    // Data Protection would pass over a key that it cannot decrypt, make another, and leave everybody signed out.
    private void RequireReadable()
    {
        foreach (var key in keys.GetAllKeys().Where(key => !key.IsRevoked && key.ExpirationDate > time.GetUtcNow()))
        {
            try
            {
                _ = key.Descriptor;
            }
            catch (CryptographicException failure)
            {
                throw new RefusedSettingException(
                    "The keys in the database are protected by a certificate, and no file in the setting Jobs:KeyRingCertificate can "
                    + "decrypt them; name the file with the certificate that they were protected by.",
                    failure);
            }
            catch (InvalidOperationException failure)
            {
                throw Damaged(failure);
            }
        }
        protection.CreateProtector(Name).Protect([]);
    }
}
