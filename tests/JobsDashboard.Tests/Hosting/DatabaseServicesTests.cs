using JobsDashboard.Hosting;
using JobsDashboard.Settings;
using JobsDashboard.SqlServer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Xunit;

namespace JobsDashboard.Tests.Hosting;

public sealed class DatabaseServicesTests
{
    /// <summary>A start in production looks at a server's database and leaves it as it is.</summary>
    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    [InlineData("Staging", false)]
    public void SqlServer_IsMigratedByAStart_InDevelopmentOnly(string environment, bool mayMigrate)
    {
        var folder = Directory.CreateTempSubdirectory("jobs-test-");
        var settings = new DashboardSettings
        {
            Provider = DatabaseProvider.SqlServer,
            KeyRingFolder = folder.FullName,
            ConnectionString = "Server=none;Database=jobs",
        };
        using var services = new ServiceCollection()
            .AddJobsDatabase(settings, new HostingEnvironment { EnvironmentName = environment })
            .BuildServiceProvider();

        Assert.Equal(mayMigrate, services.GetRequiredService<SqlServerSettings>().MayMigrateAtStart);
        folder.Delete();
    }
}
