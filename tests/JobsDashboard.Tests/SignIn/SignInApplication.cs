using System.Net;
using System.Security.Claims;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace JobsDashboard.Tests.SignIn;

/// <summary>The program with sign-in. Nobody asks its provider: cookies are made as the program makes them.</summary>
public sealed class SignInApplication : DashboardApplication
{
    private readonly Dictionary<string, string> _settings = [];

    public Users Users => Services.GetRequiredService<Users>();

    public WorkspaceMembers Members => Services.GetRequiredService<WorkspaceMembers>();

    public SignInApplication With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    /// <summary>What somebody's browser keeps after signing in now.</summary>
    public async Task<string> SignInAsync(string userId, bool isGlobalAdmin = false, params (string Workspace, WorkspaceRole Role)[] workspaces)
    {
        await Users.SignInAsync(userId, $"{userId}'s name", isGlobalAdmin, workspaces.ToDictionary(one => one.Workspace, one => one.Role), default);
        return CookieOf(CookieSignIn.PrincipalOf(userId));
    }

    /// <summary>A cookie of the program's own making.</summary>
    public string CookieOf(ClaimsPrincipal principal)
    {
        var properties = new AuthenticationProperties { IssuedUtc = Clock.GetUtcNow(), ExpiresUtc = Clock.GetUtcNow() + CookieSignIn.Lifetime };
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SignInSchemes.Cookie);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, SignInSchemes.Cookie))}";
    }

    public async Task<HttpResponseMessage> GetAsync(string path, string? cookie = null, params (string Name, string Value)[] headers)
    {
        using var client = CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in cookie is null ? headers : [("Cookie", cookie), .. headers])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpStatusCode> StatusAsync(string path, string? cookie, params (string Name, string Value)[] headers)
    {
        using var answer = await GetAsync(path, cookie, headers);
        return answer.StatusCode;
    }

    /// <summary>Nobody else reads or writes the database until this is disposed.</summary>
    public async Task<SqliteConnection> LockDatabaseAsync()
    {
        SqliteConnection.ClearAllPools();
        var other = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = other.CreateCommand();
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return other;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Jobs:Auth:Mode", "Oidc");
        // Nobody answers there.
        builder.UseSetting("Jobs:Auth:Authority", "https://127.0.0.1:1");
        builder.UseSetting("Jobs:Auth:ClientId", "jobs");
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }
    }
}
