using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobsDashboard.Sqlite.Migrations;

/// <summary>Room for the columns in memory, so that a server that starts need not read every job.</summary>
[DbContext(typeof(JobsDb))]
[Migration("20261129210000_SavedColumns")]
public sealed class SavedColumns : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        "CREATE TABLE SavedColumns (Id INTEGER PRIMARY KEY CHECK (Id = 1), SaveId TEXT NOT NULL, Layout TEXT NOT NULL, " +
        "Revision INTEGER, LastId INTEGER NOT NULL, \"Values\" BLOB NOT NULL);" +
        "CREATE TABLE SavedSegment (Number INTEGER PRIMARY KEY, Bytes BLOB NOT NULL);");

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("SavedSegment");
        migrationBuilder.DropTable("SavedColumns");
    }
}
