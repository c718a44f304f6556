using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using JobsDashboard.Tests.Commands;
using Microsoft.AspNetCore.DataProtection;
using Xunit;

namespace JobsDashboard.Tests.Access;

/// <summary>The keys in the database: those of an earlier version are taken over, and a certificate protects them.</summary>
public sealed class KeyRingTests : IDisposable
{
    // As versions before this one protected them.
    private const string Purpose = "JobsDashboard.AccessKeySecret";

    private readonly Shell _shell = new();

    private string Folder => $"{_shell.Database}.keys";

    private string CertificateFile => $"{_shell.Database}.pfx";

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Folder_OfAnEarlierVersion_IsTakenOverOnce(bool withCertificate)
    {
        var settings = withCertificate ? WithCertificate(CertificateFile) : Plain();
        await AddKeyOfAnEarlierVersionAsync(settings);

        var first = await _shell.RunAsync(settings, "key", "list");
        var second = await _shell.RunAsync(settings, "key", "list");

        Assert.Contains($"The keys of {Folder} are in the database now.", first.Errors, StringComparison.Ordinal);
        Assert.Equal((0, ""), (second.ExitCode, second.Errors));
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(withCertificate, !Assert.Single(_shell.Query("SELECT Xml FROM DataProtectionKeys")).Contains("<masterKey", StringComparison.Ordinal));
        Assert.Equal([".taken-over"], Directory.GetFiles(Folder).Select(Path.GetExtension));
    }

    [Fact]
    public async Task Folder_TakenOverByManyAtOnce_IsTakenOverOnce()
    {
        await AddKeyOfAnEarlierVersionAsync(Plain());

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _shell.RunAsync("key", "list")));

        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        Assert.All(runs, run => Assert.DoesNotContain("cannot be read", run.Errors, StringComparison.Ordinal));
        Assert.Single(_shell.Query("SELECT Id FROM DataProtectionKeys"));
    }

    [Fact]
    public async Task Key_OfAnEarlierVersion_ThatIsDamaged_IsNamed()
    {
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, "key-1.xml");
        await File.WriteAllTextAsync(file, "<rubbish", TestContext.Current.CancellationToken);

        var refused = await _shell.RunAsync("key", "add", "--user", "1001");

        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith($"The key {file} of an earlier version is damaged; ", refused.Errors, StringComparison.Ordinal);
        Assert.Empty(_shell.Query("SELECT Id FROM DataProtectionKeys"));
    }

    [Fact]
    public async Task Keys_StoredBeforeThereWasACertificate_AreProtectedFromThenOn()
    {
        await _shell.RunAsync("key", "add", "--user", "1001");
        Assert.Contains("<masterKey", Assert.Single(_shell.Query("SELECT Xml FROM DataProtectionKeys")), StringComparison.Ordinal);

        var list = await _shell.RunAsync(WithCertificate(CertificateFile), "key", "list");

        Assert.Equal((0, ""), (list.ExitCode, list.Errors));
        Assert.DoesNotContain("<masterKey", Assert.Single(_shell.Query("SELECT Xml FROM DataProtectionKeys")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_ThatIsMissing_RefusesTheStart()
    {
        await _shell.RunAsync(WithCertificate(CertificateFile), "key", "add", "--user", "1001");

        var other = $"{_shell.Database}.other.pfx";
        foreach (var settings in new[] { Plain(), WithCertificate(other) })
        {
            var refused = await _shell.RunAsync(settings, "serve");

            Assert.Equal(2, refused.ExitCode);
            Assert.StartsWith("The keys in the database are protected by a certificate, ", refused.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', refused.Errors);
        }
        Assert.Single(_shell.Query("SELECT Id FROM DataProtectionKeys"));
    }

    [Fact]
    public async Task Certificate_BesideItsSuccessor_StillDecrypts()
    {
        await _shell.RunAsync(WithCertificate(CertificateFile), "key", "add", "--user", "1001");
        var both = X509CertificateLoader.LoadPkcs12CollectionFromFile(CertificateFile, null, X509KeyStorageFlags.Exportable);
        both.Add(NewCertificate(years: 9));
        await File.WriteAllBytesAsync(CertificateFile, both.Export(X509ContentType.Pkcs12)!, TestContext.Current.CancellationToken);

        var list = await _shell.RunAsync(WithCertificate(CertificateFile), "key", "list");

        Assert.Equal((0, ""), (list.ExitCode, list.Errors));
    }

    [Theory]
    [InlineData("nothing there", "the file cannot be read.")]
    [InlineData("no certificate", "it is no such file, or Jobs:KeyRingCertificatePassword is not its password.")]
    [InlineData("without its key", "it has no certificate with an RSA key and its private half.")]
    public async Task Certificate_ThatCannotBeUsed_RefusesTheStart(string what, string problem)
    {
        var file = await _shell.FileAsync("given.pfx", "rubbish");
        if (what == "nothing there")
        {
            File.Delete(file);
        }
        else if (what == "without its key")
        {
            using var certificate = NewCertificate(years: 1);
            var alone = new X509Certificate2Collection(X509CertificateLoader.LoadCertificate(certificate.RawData));
            await File.WriteAllBytesAsync(file, alone.Export(X509ContentType.Pkcs12)!, TestContext.Current.CancellationToken);
        }

        var refused = await _shell.RunAsync(new Dictionary<string, string>(Plain()) { ["Jobs__KeyRingCertificate"] = file }, "serve");

        Assert.Equal(
            (2, "", $"The setting Jobs:KeyRingCertificate is '{file}'; expected a file with a certificate and its private key, as PFX or PEM: {problem}"),
            refused);
    }

    [Fact]
    public async Task Certificate_AsPem_Protects()
    {
        using var certificate = NewCertificate(years: 1);
        var file = await _shell.FileAsync("ring.pem", certificate.ExportCertificatePem(), certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());

        var settings = new Dictionary<string, string>(Plain()) { ["Jobs__KeyRingCertificate"] = file };
        Assert.Equal(0, (await _shell.RunAsync(settings, "key", "add", "--user", "1001")).ExitCode);
        Assert.Equal((0, ""), await ExitCodeAndErrorsAsync(settings));
    }

    /// <summary>Otherwise a start would go on with keys that nobody else has.</summary>
    [Fact]
    public async Task Database_OutOfReach_RefusesTheStart()
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Jobs__Database__Provider"] = "SqlServer",
            ["ConnectionStrings__Jobs"] = "Server=127.0.0.1,1;Database=jobs;User ID=x;Password=x;Connect Timeout=1;ConnectRetryCount=0",
        };

        var refused = await _shell.RunAsync(settings, "serve");

        Assert.Equal((3, ""), (refused.ExitCode, refused.Output));
    }

    /// <summary>What one server has encrypted, another over the same database reads.</summary>
    [Fact]
    public async Task Cookie_OfOneServer_IsReadByAnother()
    {
        await using var app = new DashboardApplication();
        using var client = app.CreateClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode);
        await using var other = app.WithWebHostBuilder(_ => { });

        var text = Protector(app.Services).Protect("signed in");

        Assert.Equal("signed in", Protector(other.Services).Unprotect(text));
        static IDataProtector Protector(IServiceProvider services) =>
            ((IDataProtectionProvider)services.GetService(typeof(IDataProtectionProvider))!).CreateProtector("cookie");
    }

    // In Development, where nobody has to sign in.
    private Dictionary<string, string> Plain() => new()
    {
        ["ConnectionStrings__Jobs"] = $"Data Source={_shell.Database}",
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
    };

    private Dictionary<string, string> WithCertificate(string file)
    {
        if (!File.Exists(file))
        {
            using var certificate = NewCertificate(years: 1);
            File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12));
        }
        return new(Plain()) { ["Jobs__KeyRingCertificate"] = file };
    }

    private async Task<(int ExitCode, string Errors)> ExitCodeAndErrorsAsync(Dictionary<string, string> settings)
    {
        var list = await _shell.RunAsync(settings, "key", "list");
        return (list.ExitCode, list.Errors);
    }

    private async Task AddKeyOfAnEarlierVersionAsync(Dictionary<string, string> settings)
    {
        await _shell.RunAsync(settings, "member", "list");
        var protection = DataProtectionProvider.Create(Directory.CreateDirectory(Folder), builder => builder.SetApplicationName("JobsDashboard"));
        var secret = protection.CreateProtector(Purpose, "JDOLD").Protect("secret");
        _shell.Query($"INSERT INTO AccessKey (AccessKeyId, UserId, ProtectedSecret, CreatedAt) VALUES ('JDOLD', '1001', '{secret}', 1) RETURNING UserId");
    }

    private static X509Certificate2 NewCertificate(int years)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=key ring", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(years));
    }
}
