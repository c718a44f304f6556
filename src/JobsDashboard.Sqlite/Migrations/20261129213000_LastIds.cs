using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobsDashboard.Sqlite.Migrations;

/// <summary>A column for the highest id that was ever given, also to a job that has been removed. Until now none was.</summary>
[DbContext(typeof(JobsDb))]
[Migration("20261129213000_LastIds")]
public sealed class LastIds : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<long>(name: "LastId", table: "StoreRevision", type: "INTEGER", nullable: false, defaultValue: 0L);

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn(name: "LastId", table: "StoreRevision");
}
