using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JobsDashboard.Sqlite.Migrations;

/// <summary>Tables for compressed jobs. The program moves the jobs that are stored already, batch by batch, and keeps in the last table how far it is.</summary>
[DbContext(typeof(JobsDb))]
[Migration("20261129183000_CompressedJobs")]
public sealed class CompressedJobs : Migration
{
    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "JobDictionary",
            columns: table => new
            {
                Id = table.Column<long>(type: "INTEGER", nullable: false),
                AfterJob = table.Column<long>(type: "INTEGER", nullable: false),
                Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_JobDictionary", dictionary => dictionary.Id));

        migrationBuilder.CreateTable(
            name: "JobBody",
            columns: table => new
            {
                Id = table.Column<long>(type: "INTEGER", nullable: false),
                Json = table.Column<byte[]>(type: "BLOB", nullable: false),
                Extras = table.Column<byte[]>(type: "BLOB", nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_JobBody", body => body.Id);
                table.ForeignKey("FK_JobBody_Job_Id", body => body.Id, "Job", "Id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "JobBodyMove",
            columns: table => new { NextJob = table.Column<long>(type: "INTEGER", nullable: false) });
        migrationBuilder.Sql("INSERT INTO JobBodyMove (NextJob) SELECT min(Id) FROM JobDetail HAVING count(*) > 0;");
    }
}
