using System.Collections.Immutable;
using JobsDashboard.Access;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Tests;

/// <summary>The program over an SQL Server that has fallen silent since it started, in real time.</summary>
internal sealed class SilentStore(SilentSqlServer server) : DashboardApplication
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Jobs:Database:Provider", "SqlServer");
        builder.UseSetting("ConnectionStrings:Jobs", server.ConnectionString);
        builder.UseSetting("Jobs:QueryTimeout", "1");
        builder.ConfigureTestServices(services =>
        {
            var store = services.Last(service => service.ServiceType == typeof(IJobsDatabase)).ImplementationType!;
            services.AddSingleton(TimeProvider.System);
            // A server that has started has its keys.
            services.AddSingleton(new DatabaseConnection(options => options.UseSqlite($"Data Source={DatabasePath}")));
            using var keys = new KeyRingDb(new DbContextOptionsBuilder<KeyRingDb>().UseSqlite($"Data Source={DatabasePath}").Options);
            keys.Database.EnsureCreated();
            services.AddSingleton<IJobsDatabase>(provider => new Started((IJobsDatabase)ActivatorUtilities.CreateInstance(provider, store)));
        });
    }

    private sealed class Started(IJobsDatabase database) : IJobsDatabase
    {
        public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task CheckAsync(CancellationToken cancellationToken) => database.CheckAsync(cancellationToken);

        public Task<ImmutableArray<string>> FindDamageAsync(int most, CancellationToken cancellationToken) => database.FindDamageAsync(most, cancellationToken);

        public Task BackUpAsync(string path, Action<double> progress, CancellationToken cancellationToken) => database.BackUpAsync(path, progress, cancellationToken);

        public Task<SearchLag> SearchLagAsync(CancellationToken cancellationToken) => database.SearchLagAsync(cancellationToken);

        public Task MigrateAsync(CancellationToken cancellationToken) => database.MigrateAsync(cancellationToken);

        public string MigrationScript() => database.MigrationScript();

        public JobsDatabaseException? Explain(Exception failure) => database.Explain(failure);
    }
}
