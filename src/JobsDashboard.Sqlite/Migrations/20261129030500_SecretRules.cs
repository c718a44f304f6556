using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobsDashboard.Sqlite.Migrations;

/// <summary>A table for the rules about secrets by which the search was made. The program fills it, and makes the search anew first.</summary>
[DbContext(typeof(JobsDb))]
[Migration("20261129030500_SecretRules")]
public sealed class SecretRules : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        name: "SecretRules",
        columns: table => new { Fingerprint = table.Column<string>(type: "TEXT", nullable: false) },
        constraints: table => table.PrimaryKey("PK_SecretRules", rules => rules.Fingerprint));

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("SecretRules");
}
