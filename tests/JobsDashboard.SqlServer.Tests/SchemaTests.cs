using JobsDashboard.Jobs.Data;
using JobsDashboard.SqlServer.Tests.Checking;
using Microsoft.EntityFrameworkCore;
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
        using var model = new DatabaseModel(version, Scripts.Idempotent());

        Assert.Empty(model.Faults);
    }

    [Fact]
    public void Migrations_Together_MakeTheModel()
    {
        using var services = Scripts.Services();
        using var db = services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges());
    }
}
