using JobsDashboard.SqlServer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Xunit;

namespace JobsDashboard.Tests.Commands;

public sealed class JobsStoreTests
{
    /// <summary>A start in production looks at a server's database and leaves it as it is.</summary>
    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    [InlineData("Staging", false)]
    public void SqlServer_IsMigratedByAStart_InDevelopmentOnly(string environment, bool mayMigrate)
    {
        var folder = Directory.CreateTempSubdirectory("jobs-test-");
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Jobs:Database:Provider"] = "SqlServer",
            ["Jobs:KeyRing"] = folder.FullName,
            ["ConnectionStrings:Jobs"] = "Server=none;Database=jobs",
        }).Build();
        using var services = new ServiceCollection().AddJobsStore(settings, new HostingEnvironment { EnvironmentName = environment }).BuildServiceProvider();

        Assert.Equal(mayMigrate, services.GetRequiredService<SqlServerSettings>().MayMigrateAtStart);
        folder.Delete();
    }
}
