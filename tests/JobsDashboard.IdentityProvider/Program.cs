using System.Security.Cryptography.X509Certificates;
using JobsDashboard.IdentityProvider;

if (args is not [var port, var certificate, var key, var dashboard])
{
    Console.Error.WriteLine("Expected a port, a certificate and its key as PEM files, and the address of a dashboard that may send users here.");
    return 2;
}
ProviderUser[] users = [new("ada", "201101", "gpu-admins"), new("ben", "201102", "gpu-users")];
// By way of PKCS #12, because a key that is only in memory is of no use to TLS on every system.
using var pem = X509Certificate2.CreateFromPemFile(certificate, key);
using var loaded = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
await using var provider = await OpenIdProvider.StartAsync(users, loaded, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
var address = new Uri(dashboard);
await provider.AddClientAsync([new Uri(address, "signin-oidc")], new Uri(address, "signout-callback-oidc"));
Console.WriteLine($"The provider is at {provider.Address}");
await provider.WaitForShutdownAsync();
return 0;
