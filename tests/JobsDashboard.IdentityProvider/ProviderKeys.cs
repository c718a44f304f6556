using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace JobsDashboard.IdentityProvider;

/// <summary>The keys that tokens are signed and encrypted with.</summary>
internal sealed class ProviderKeys(IOptionsMonitorCache<OpenIddictServerOptions> options) : IConfigureOptions<OpenIddictServerOptions>
{
    private readonly RsaSecurityKey _encryption = CreateKey();
    private RsaSecurityKey _signing = CreateKey();

    /// <summary>Signs with a new key from now on; the old one is published no more.</summary>
    public void Roll()
    {
        _signing = CreateKey();
        options.Clear();
    }

    public void Configure(OpenIddictServerOptions server)
    {
        server.SigningCredentials.Add(new SigningCredentials(_signing, SecurityAlgorithms.RsaSha256));
        server.EncryptionCredentials.Add(
            new EncryptingCredentials(_encryption, SecurityAlgorithms.RsaOAEP, SecurityAlgorithms.Aes256CbcHmacSha512));
    }

    private static RsaSecurityKey CreateKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };
}
