using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobsDashboard.SqlServer.Migrations;

/// <summary>Takes their values from the numbers below 0 of earlier versions, as jobs are stored from now on. The tables stay as they are.</summary>
[DbContext(typeof(JobsDb))]
[Migration("20261128221000_NumbersThatCannotBe")]
public sealed class NumbersThatCannotBe : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var column in (string[])["Duration", "Priority", "RequestCPU"])
        {
            migrationBuilder.Sql($"UPDATE [Job] SET [{column}] = NULL WHERE [{column}] < 0;");
        }
    }
}
