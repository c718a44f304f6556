using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using JobsDashboard.Api.Callers;
using JobsDashboard.Jobs.Access;
using JobsDashboard.SignIn;
using JobsDashboard.Tests.Api.Signing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobsDashboard.Tests.Visibility;

/// <summary>The program asked by any user: the API with a key, the pages as whoever the test says looks at them.</summary>
public class AskedApplication : DashboardApplication
{
    public const string Secret = "secretOfEveryKey";

    private const string ViewerHeader = "x-test-viewer";

    /// <summary>Asks the API with a key; without one if there is none.</summary>
    internal async Task<HttpText> ApiAsync(
        string? accessKeyId, string action, string path, IEnumerable<(string Name, string Value)> parameters, string? nonce = null)
    {
        var request = Acs3Request.Of(Clock.GetUtcNow(), [.. parameters]).With("x-acs-action", action);
        request.Path = path;
        if (nonce is not null)
        {
            request.With("x-acs-signature-nonce", nonce);
        }
        return await HttpText.ReadAsync(await this.AnswerAsync(accessKeyId is null
            ? request.Without("x-acs-signature-nonce").With("host", "localhost")
            : request.SignedWith(accessKeyId, Secret)));
    }

    /// <summary>Asks for a page.</summary>
    internal async Task<HttpText> PageAsync(JobCaller viewer, string path, string query) =>
        await HttpText.ReadAsync(await Server.SendAsync(http =>
        {
            (http.Request.Method, http.Request.Path, http.Request.QueryString) = ("GET", path, new QueryString(query));
            http.Request.Host = new HostString("localhost");
            http.Request.Headers[ViewerHeader] = $"{viewer.UserId} {viewer.IsGlobalAdmin}";
        }));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
        {
            services.AddTransient<ViewerHandler>();
            services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, LocalCallerHandler>(ViewerHandler.WithoutViewer, null);
            services.PostConfigure<AuthenticationOptions>(
                options => options.SchemeMap[SignInSchemes.Local].HandlerType = typeof(ViewerHandler));
        });
    }

    /// <summary>Takes the test's word for who looks at a page; without it this machine's user does, as ever.</summary>
    private sealed class ViewerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        public const string WithoutViewer = "WithoutViewer";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if ((string?)Request.Headers[ViewerHeader] is not { } viewer)
            {
                return Context.AuthenticateAsync(WithoutViewer);
            }
            var said = viewer.Split(' ');
            var principal = new JobCaller(said[0], bool.Parse(said[1])).ToPrincipal(Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name)));
        }

        protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Context.ChallengeAsync(WithoutViewer);

        protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Context.ForbidAsync(WithoutViewer);
    }
}

/// <summary>An answer as it came: the status, the headers in their order, and the body.</summary>
internal sealed record HttpText(int Status, string Headers, string Body)
{
    public static async Task<HttpText> ReadAsync(HttpContext http)
    {
        var headers = new StringBuilder();
        foreach (var (name, values) in http.Response.Headers.OrderBy(header => header.Key, StringComparer.Ordinal))
        {
            headers.Append(CultureInfo.InvariantCulture, $"{name}: {values}\n");
        }
        using var reader = new StreamReader(http.Response.Body);
        return new HttpText(http.Response.StatusCode, headers.ToString(), await reader.ReadToEndAsync());
    }
}
