using JobsDashboard.Jobs.Data;
using JobsDashboard.SqlServer.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobsDashboard.SqlServer.Migrations;

/// <summary>A table for the rules about secrets by which the search was made. The program fills it, and makes the search anew first.</summary>
[DbContext(typeof(JobsDb))]
[Migration("20261129030500_SecretRules")]
public sealed class SecretRules : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        name: "SecretRules",
        columns: table => new
        {
            Fingerprint = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false, collation: SqlServerModel.Collation),
        },
        constraints: table => table.PrimaryKey("PK_SecretRules", rules => rules.Fingerprint));

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("SecretRules");
}
