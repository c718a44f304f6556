using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobsDashboard.Sqlite.Migrations;

/// <summary>A table of which jobs have changed at which revision, for what follows the writes.</summary>
[DbContext(typeof(JobsDb))]
[Migration("20261129173000_JobChanges")]
public sealed class JobChanges : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        "CREATE TABLE JobChange (Revision INTEGER NOT NULL, JobId INTEGER NOT NULL, Tags TEXT NOT NULL, " +
        "PRIMARY KEY (Revision, JobId)) WITHOUT ROWID;");

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("JobChange");
}
