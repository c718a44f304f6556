using System.Collections.Immutable;
using JobsDashboard.Jobs.Storing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Tests;

/// <summary>A database whose full-text index is behind, as the embedded one's never is.</summary>
internal sealed class LaggingStore(IJobsDatabase database, SearchLag lag) : IJobsDatabase
{
    public static SearchLag Unread { get; } = new(UnreadJobs: 1_234, IsBeingBuilt: false);

    /// <summary>The program over its own database, with a search that is behind.</summary>
    public static WebApplicationFactory<Program> In(DashboardApplication app, SearchLag lag) => app.WithWebHostBuilder(host => host.ConfigureTestServices(
        services => services.AddSingleton<IJobsDatabase>(new LaggingStore(app.Services.GetRequiredService<IJobsDatabase>(), lag))));

    public Task<SearchLag> SearchLagAsync(CancellationToken cancellationToken) => Task.FromResult(lag);

    public Task<ImmutableArray<string>> FindDamageAsync(int most, CancellationToken cancellationToken) => database.FindDamageAsync(most, cancellationToken);

    public Task BackUpAsync(string path, Action<double> progress, CancellationToken cancellationToken) => database.BackUpAsync(path, progress, cancellationToken);

    public Task PrepareAsync(CancellationToken cancellationToken) => database.PrepareAsync(cancellationToken);

    public Task CheckAsync(CancellationToken cancellationToken) => database.CheckAsync(cancellationToken);

    public Task MigrateAsync(CancellationToken cancellationToken) => database.MigrateAsync(cancellationToken);

    public string MigrationScript() => database.MigrationScript();

    public JobsDatabaseException? Explain(Exception failure) => database.Explain(failure);
}
