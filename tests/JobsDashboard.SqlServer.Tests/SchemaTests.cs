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
using Microsoft.SqlServer.TransactSql.ScriptDom;
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
    [InlineData("few-jobs.sql")]
    [InlineData("partitions.sql")]
    public async Task Script_OfTheDocuments_IsTransactSql(string name) => Assert.NotEmpty(TSql.Statements(await ScriptAsync(name)));

    [Theory, MemberData(nameof(Versions))]
    public async Task ScriptForCallersOfFewJobs_AfterAllMigrations_Compiles(SqlServerVersion version)
    {
        using var model = new DatabaseModel(version, $"{Scripts.Idempotent()}\nGO\n{await ScriptAsync("few-jobs.sql")}");

        Assert.Empty(model.Faults);
        Assert.Contains(model.Indexes, index => index.Contains("IX_Job_WorkspaceIdKey_AccessibilityKey_GmtCreateTime", StringComparison.Ordinal));
    }

    /// <summary>Apart from where they lie, the indexes are those that the migrations have made.</summary>
    [Fact]
    public async Task ScriptOfPartitions_MakesTheSameIndexes()
    {
        using var model = new DatabaseModel(SqlServerVersion.Sql160, Scripts.Idempotent());
        var made = TSql.Statements(await ScriptAsync("partitions.sql")).OfType<CreateIndexStatement>().Select(index => index.Text().Split(" WITH ")[0]).ToList();

        Assert.All(made, index => Assert.Contains(model.Indexes, known => known.StartsWith(index + " WITH ", StringComparison.Ordinal)));
        Assert.Equal(
            model.Indexes.Where(index => index.Contains("ON [Job] (", StringComparison.Ordinal) && index.Contains("[GmtCreateTime])", StringComparison.Ordinal)).Select(NameOf),
            made.Where(index => !index.Contains("CLUSTERED", StringComparison.Ordinal)).Select(NameOf));

        static string NameOf(string index) => index.Split('[', ']')[1];
    }

    private static Task<string> ScriptAsync(string name) =>
        File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../docs/sqlserver", name), TestContext.Current.CancellationToken);

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private static int Bytes(IProperty column) => column.ClrType == typeof(string) ? 2 * (column.GetMaxLength() ?? int.MaxValue / 4) : 8;
}
