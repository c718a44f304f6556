using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Data;
using JobsDashboard.SqlServer.Data;
using JobsDashboard.SqlServer.Tests.Checking;
using JobsDashboard.SqlServer.Tests.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.Dac.Model;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

public sealed class SchemaTests
{
    public static TheoryData<SqlServerVersion> Versions { get; } = [SqlServerVersion.Sql150, SqlServerVersion.Sql160, SqlServerVersion.Sql170];

    [Theory, MemberData(nameof(Versions))]
    public void CreateScript_OfTheModel_Compiles(SqlServerVersion version)
    {
        using var model = new DatabaseModel(version, Scripts.Create());

        Assert.Empty(model.Faults);
    }

    [Theory, MemberData(nameof(Versions))]
    public void MigrationScript_FromNothing_Compiles(SqlServerVersion version)
    {
        using var model = new DatabaseModel(version, Scripts.Migration());

        Assert.Empty(model.Faults);
    }

    [Theory, MemberData(nameof(Versions))]
    public void MigrationScript_ForAnAdministrator_Compiles(SqlServerVersion version)
    {
        foreach (var collation in TestServer.Collations.Append("Latin1_General_CS_AS"))
        {
            using var model = new DatabaseModel(version, Scripts.Idempotent(), collation);

            Assert.Empty(model.Faults);
        }
    }

    [Theory]
    [InlineData("Duration")]
    [InlineData("Priority")]
    [InlineData("RequestCPU")]
    public void MigrationScript_TakesTheirValueFromNumbersBelowZero(string column)
    {
        var statement = $"UPDATE [Job] SET [{column}] = NULL WHERE [{column}] < 0";

        Assert.Contains(statement, Scripts.Migration(), StringComparison.Ordinal);
        Assert.Contains(statement, Scripts.Idempotent(), StringComparison.Ordinal);
    }

    /// <summary>An index that lost a column still compiles, and every query with it; only the plans get worse.</summary>
    [Fact]
    public async Task Indexes_OfTheDatabase_AreThoseThatWereChosen()
    {
        using var model = new DatabaseModel(SqlServerVersion.Sql160, Scripts.Idempotent());

        Assert.Equal(await GoldenTests.ReadLinesAsync("indexes.txt"), model.Indexes);
    }

    /// <summary>sqlcmd reads other characters as those of the machine that it runs on.</summary>
    [Fact]
    public void MigrationScript_ForAnAdministrator_IsAscii() => Assert.True(System.Text.Ascii.IsValid(Scripts.Idempotent()));

    [Fact]
    public void Migrations_Together_MakeTheModel()
    {
        using var services = Scripts.Services();
        using var db = services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Columnstore_OfJobs_HasEveryColumnButTheRevision()
    {
        using var services = Scripts.Services();
        using var db = services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContext();
        var columns = db.Model.FindEntityType(typeof(Job))!.GetProperties().Select(property => property.GetColumnName()).Except([nameof(Job.Revision)]);

        Assert.Equal(columns.Order(StringComparer.Ordinal), ServerFeatures.JobColumns.Order(StringComparer.Ordinal));
    }

    /// <summary>A longer key is made without a word, and fails at the first job that fills it.</summary>
    [Fact]
    public void Keys_OfEveryIndex_FitWhateverIsStored()
    {
        using var services = Scripts.Services();
        using var db = services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContext();
        var tables = db.GetService<IDesignTimeModel>().Model.GetEntityTypes().ToList();

        var keys = tables.SelectMany(table => table.GetKeys()).Select(key => (Name: key.GetName(), key.Properties, IsClustered: key.IsClustered() != false));
        var indexes = tables.SelectMany(table => table.GetIndexes()).Select(index => (Name: index.GetDatabaseName(), index.Properties, IsClustered: index.IsClustered() == true));

        Assert.All(keys.Concat(indexes), index => Assert.True(
            index.Properties.Sum(Bytes) <= (index.IsClustered ? 900 : 1700), $"{index.Name} takes {index.Properties.Sum(Bytes)} bytes"));
    }

    /// <summary>They go to sqlcmd, whose variables stand within quotes only.</summary>
    [Theory]
    [InlineData("create.sql")]
    [InlineData("create-azure.sql")]
    public async Task Script_OfTheDocuments_IsTransactSql(string name)
    {
        var script = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../docs/sqlserver", name), TestContext.Current.CancellationToken);

        Assert.NotEmpty(TSql.Statements(script));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private static int Bytes(IProperty column) => column.ClrType == typeof(string) ? 2 * (column.GetMaxLength() ?? int.MaxValue / 4) : 8;
}
