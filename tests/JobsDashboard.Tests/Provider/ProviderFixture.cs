using JobsDashboard.IdentityProvider;
using Xunit;

namespace JobsDashboard.Tests.Provider;

/// <summary>A provider with three users, and the program as its client.</summary>
public sealed class ProviderFixture : IAsyncLifetime
{
    /// <summary>Sees every job, by a group.</summary>
    public ProviderUser Ada { get; } = new("ada", "201101", "platform");

    /// <summary>A member of the jobs' workspace, by a group.</summary>
    public ProviderUser Ben { get; } = new("ben", "201102", "vision", "another group");

    /// <summary>In no group.</summary>
    public ProviderUser Cem { get; } = new("cem", "201103");

    public OpenIdProvider Provider { get; private set; } = null!;

    public ProviderApplication Application { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await OpenIdProvider.StartAsync(Ada, Ben, Cem);
        Application = await ProviderApplication.StartAsync(Provider);
    }

    public async ValueTask DisposeAsync()
    {
        await Application.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>Opens a page of the dashboard as somebody who has not signed in, and signs in at the provider.</summary>
    internal static async Task<VisitedPage> SignInAsync(Visitor visitor, ProviderUser user, string path = "/jobs")
    {
        var form = await visitor.OpenAsync(path);
        Assert.Equal("/login", form.Address.AbsolutePath);
        return await visitor.SubmitAsync(form, ("username", user.Username), ("password", user.Password));
    }
}

[CollectionDefinition(Name)]
public sealed class SigningIn : ICollectionFixture<ProviderFixture>
{
    public const string Name = "Signing in at a provider";
}
