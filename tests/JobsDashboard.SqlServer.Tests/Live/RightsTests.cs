using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>What the program can do by the rights that the documentation gives it, and no others.</summary>
public sealed class RightsTests(SqlServerTestDatabase database) : IClassFixture<SqlServerTestDatabase>, IAsyncLifetime
{
    private const string Refusal = "The login may not do in ";

    private readonly SqlServerTestDatabase _database = database.OrSkip();
    private readonly string _login = TestServer.NewName();
    private readonly string _password = $"Jt!{Guid.NewGuid():N}";

    public async ValueTask InitializeAsync() =>
        await _database.AddAsync(new JobItem { JobId = "dlc-read", ReasonMessage = "CUDA OOM", GmtCreateTime = _database.Now });

    public async ValueTask DisposeAsync()
    {
        await TestServer.DropLoginAsync(_login);
        await TestServer.DropLoginAsync(LoginScript.OwnerOf(_login));
    }

    [Fact(Timeout = TestServer.TimeLimit)]
    public async Task Login_ThatMayRead_StartsListsSearchesAndIsRefusedWriting()
    {
        var token = TestContext.Current.CancellationToken;
        await using var services = await LogInAsync(mayWrite: false);
        var store = services.GetRequiredService<IJobsDatabase>();

        await store.PrepareAsync(token);
        await store.CheckAsync(token);
        Assert.Equal(1, await FoundAsync(services, "JobId=dlc-read"));
        Assert.Equal(1, await FoundAsync(services, "ReasonSearch=OOM&JobId=dlc-read"));
        Assert.False((await store.SearchLagAsync(token)).IsBehind);

        var storing = await Record.ExceptionAsync(() => StoreAsync(services, "dlc-refused"));
        var nonce = await Record.ExceptionAsync(() => services.GetRequiredService<ISignatureNonces>().UseAsync("key", "refused", _database.Now, token));

        Assert.StartsWith(Refusal, store.Explain(storing!)!.Message, StringComparison.Ordinal);
        Assert.StartsWith(Refusal, store.Explain(nonce!)!.Message, StringComparison.Ordinal);
        Assert.Equal(0, await FoundAsync(services, "JobId=dlc-refused"));
    }

    [Fact(Timeout = TestServer.TimeLimit)]
    public async Task Login_ThatMayWrite_StoresJobsNoncesKeysAndMembers()
    {
        var token = TestContext.Current.CancellationToken;
        await using var services = await LogInAsync(mayWrite: true);

        await services.GetRequiredService<IJobsDatabase>().PrepareAsync(token);
        await StoreAsync(services, "dlc-written");
        await StoreAsync(services, "dlc-written");

        Assert.Equal(1, await FoundAsync(services, "JobId=dlc-written"));
        Assert.Equal(NonceUse.First, await services.GetRequiredService<ISignatureNonces>().UseAsync("key", "written", _database.Now, token));
        Assert.Equal(NonceUse.Repeated, await services.GetRequiredService<ISignatureNonces>().UseAsync("key", "written", _database.Now, token));
        await services.GetRequiredService<AccessKeys>().AddAsync("JDkey", "1001", "stored", AccessKeyTerms.None, token);
        await services.GetRequiredService<WorkspaceMembers>().SetAsync(new("268", "1001", IsAdmin: true), token);
        await services.GetRequiredService<IJobWriter>().ForgetMarkAsync("nothing", token);
    }

    private static Task<long> FoundAsync(ServiceProvider services, string request) =>
        TestQueries.Of(services).CountAsync(JobCaller.Local, Questions.Parse($"{request}&StartTime=any&EndTime=any"), TestContext.Current.CancellationToken);

    private static async Task StoreAsync(ServiceProvider services, string id)
    {
        var job = new JobItem { JobId = id, UserId = "1001", Settings = new JobSettings { Tags = ListJobsRequest.NoTags.Add("team", "nlp") } };
        await services.GetRequiredService<IJobWriter>()
            .WriteAsync(new[] { new JobBatch([job], $"source of {id} {Guid.NewGuid()}") }.ToAsyncEnumerable(), TestContext.Current.CancellationToken)
            .CountAsync(TestContext.Current.CancellationToken);
    }

    private async Task<ServiceProvider> LogInAsync(bool mayWrite)
    {
        await TestServer.ExecuteAsync(TestServer.ConnectionString, LoginScript.Batches(_database.Name, _login, _password, mayWrite));
        // Without a pool, so that no session of the login is left when it is dropped.
        return _database.ServicesOf(new SqlServerSettings(_database.With(settings =>
            (settings.IntegratedSecurity, settings.UserID, settings.Password, settings.Pooling) = (false, _login, _password, false))));
    }
}
