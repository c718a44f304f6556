using System.Net;
using JobsDashboard.SignIn;
using JobsDashboard.Tests.Api.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Xunit;

namespace JobsDashboard.Tests.Api;

/// <summary>Who asks, and what that lets them see.</summary>
public sealed class CallerTests(SigningApplication app) : IClassFixture<SigningApplication>
{
    private Task<Acs3Answer> UnsignedAsync(string path, params (string, string)[] parameters)
    {
        var request = new Acs3Request { Path = path }.With("host", "localhost");
        request.Parameters.AddRange(parameters);
        return app.SendAsync(request);
    }

    private Task<Acs3Answer> SignedAsync(string accessKeyId, string secret, params (string, string)[] parameters) =>
        app.SendAsync(Acs3Request.Of(app.Now, [.. parameters, ("Order", "asc")]).SignedWith(accessKeyId, secret));

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.8.9.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("::ffff:127.0.0.2", true)]
    [InlineData("192.168.0.7", false)]
    [InlineData("::ffff:192.168.0.7", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData(null, false)]
    public async Task Request_Unsigned_IsTheLocalUsersFromThisMachineOnly(string? address, bool isLocal)
    {
        app.RemoteAddress = address is null ? null : IPAddress.Parse(address);

        foreach (var path in new[] { "/api/v1/jobs", "/API/v1/jobs", "/api/nowhere" })
        {
            var answer = await UnsignedAsync(path);

            Assert.Equal(isLocal, answer.Code != "Forbidden.AccessDenied");
            Assert.Equal(isLocal, answer.Status != 403);
        }
        app.RemoteAddress = IPAddress.Loopback;
        Assert.Equal(3, (await UnsignedAsync("/api/v1/jobs")).JobIds.Count());
    }

    [Fact]
    public async Task Request_SignedFromElsewhere_IsTheKeysUsers()
    {
        app.RemoteAddress = IPAddress.Parse("192.168.0.7");
        var answer = await SignedAsync(SigningApplication.KeyId, SigningApplication.Secret);
        app.RemoteAddress = IPAddress.Loopback;

        Assert.Equal(["dlc-own", "dlc-public"], answer.JobIds);
    }

    [Theory]
    [InlineData(SigningApplication.KeyId, SigningApplication.Secret, "dlc-own dlc-public", "dlc-own")]
    [InlineData("keyOfAnother", "anotherSecret", "dlc-public dlc-private", "dlc-public dlc-private")]
    [InlineData("keyOfLocal", "localSecret", "dlc-own dlc-public dlc-private", "")]
    public async Task Key_SeesWhatItsUserSees(string accessKeyId, string secret, string visible, string own)
    {
        Assert.Equal(visible.Split(' '), (await SignedAsync(accessKeyId, secret)).JobIds);
        Assert.Equal(own.Split(' ', StringSplitOptions.RemoveEmptyEntries), (await SignedAsync(accessKeyId, secret, ("ShowOwn", "True"))).JobIds);
    }

    [Theory]
    [InlineData("/api/v1/jobs", "JobId")]
    [InlineData("/api/v1/jobs", "JobIds")]
    [InlineData("/api/v1/jobs/", null)]
    [InlineData("/api/ext/v1/jobs/", null)]
    public async Task Job_Hidden_IsAnsweredLikeOneThatNeverWas(string path, string? parameter)
    {
        async Task<(int, string)> AskAsync(string jobId)
        {
            var request = Acs3Request.Of(app.Now, parameter is null ? [] : [(parameter, jobId)]);
            request.Path = parameter is null ? path + jobId : path;
            request.With("x-acs-action", parameter is null ? "GetJob" : "ListJobs");
            var answer = await app.SendAsync(request.SignedWith(SigningApplication.KeyId, SigningApplication.Secret));
            return (answer.Status, answer.Text.Replace(answer.RequestId!, "", StringComparison.Ordinal).Replace(jobId, "", StringComparison.Ordinal));
        }

        var hidden = await AskAsync("dlc-private");
        var never = await AskAsync("dlc-nothing");

        Assert.Equal(never, hidden);
    }

    [Fact]
    public async Task Head_OfTheList_IsAnsweredLikeGet()
    {
        var request = new Acs3Request { Method = "HEAD" }.With("host", "localhost");

        Assert.Equal(200, (await app.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Nonce_ThatCannotBeStored_IsUnavailableAndNothingMore()
    {
        await using var impatient = new DashboardApplication { Patience = 1 };
        await impatient.AddKeyAsync(SigningApplication.KeyId, SigningApplication.Secret, "1001");
        var request = Acs3Request.Of(impatient.Now).SignedWith(SigningApplication.KeyId, SigningApplication.Secret);
        await using var writer = new SqliteConnection($"Data Source={impatient.DatabasePath}");
        await writer.OpenAsync(TestContext.Current.CancellationToken);
        await using var writing = writer.BeginTransaction(deferred: false);

        var answer = await impatient.SendAsync(request);
        await writing.RollbackAsync(TestContext.Current.CancellationToken);
        var later = await impatient.SendAsync(request);

        Assert.Equal((503, "ServiceUnavailable"), (answer.Status, answer.Code));
        Assert.Equal("The server cannot note that the request has been used; try again.", answer.Message);
        Assert.Equal(["RequestId", "HostId", "Code", "Message"], answer.Body.EnumerateObject().Select(field => field.Name));
        Assert.Equal(200, later.Status);
    }

    [Fact]
    public void Endpoint_ThatIsReachedBeforeTheCallerIsKnown_HasNone() =>
        Assert.Throws<InvalidOperationException>(() => new DefaultHttpContext().Caller());
}
