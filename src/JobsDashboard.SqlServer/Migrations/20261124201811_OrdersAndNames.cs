using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JobsDashboard.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class OrdersAndNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // It would be built anew with the clustered index, and is made again once all migrations have run.
            migrationBuilder.Sql("DROP INDEX IF EXISTS [CS_Job] ON [Job];");

            migrationBuilder.DropIndex(
                name: "IX_JobDetail_DescriptionKey",
                table: "JobDetail");

            migrationBuilder.DropIndex(
                name: "IX_JobDetail_DisplayNameKey",
                table: "JobDetail");

            migrationBuilder.DropIndex(
                name: "IX_Job_GmtCreateTime_Id",
                table: "Job");

            migrationBuilder.DropIndex(
                name: "IX_Job_GmtFinishTime",
                table: "Job");

            migrationBuilder.DropIndex(
                name: "IX_Job_Status_GmtFinishTime",
                table: "Job");

            // What a list shows of such a name; the whole of it is in the job.
            migrationBuilder.Sql("UPDATE [JobDetail] SET [DisplayName] = LEFT([DisplayName], 799) + NCHAR(8230) WHERE DATALENGTH([DisplayName]) > 1600;");

            migrationBuilder.AlterColumn<string>(
                name: "DisplayName",
                table: "JobDetail",
                type: "nvarchar(800)",
                maxLength: 800,
                nullable: true,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(max)",
                oldNullable: true,
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateIndex(
                name: "IX_JobDetail_DescriptionKey",
                table: "JobDetail",
                column: "Id")
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page)
                .Annotation("SqlServer:Include", new[] { "DescriptionKey", "DisplayNameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_JobDetail_DisplayNameKey",
                table: "JobDetail",
                column: "DisplayNameKey")
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page)
                .Annotation("SqlServer:Include", new[] { "DisplayName" });

            migrationBuilder.CreateIndex(
                name: "IX_Job_GmtCreateTime_Id",
                table: "Job",
                columns: new[] { "GmtCreateTime", "Id" },
                unique: true)
                .Annotation("SqlServer:Clustered", true)
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            migrationBuilder.CreateIndex(
                name: "IX_Job_GmtFinishTime_Id",
                table: "Job",
                columns: new[] { "GmtFinishTime", "Id" })
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page)
                .Annotation("SqlServer:Include", new[] { "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Job_Status_GmtFinishTime_Id",
                table: "Job",
                columns: new[] { "Status", "GmtFinishTime", "Id" })
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_JobDetail_DescriptionKey",
                table: "JobDetail");

            migrationBuilder.DropIndex(
                name: "IX_JobDetail_DisplayNameKey",
                table: "JobDetail");

            migrationBuilder.DropIndex(
                name: "IX_Job_GmtCreateTime_Id",
                table: "Job");

            migrationBuilder.DropIndex(
                name: "IX_Job_GmtFinishTime_Id",
                table: "Job");

            migrationBuilder.DropIndex(
                name: "IX_Job_Status_GmtFinishTime_Id",
                table: "Job");

            migrationBuilder.AlterColumn<string>(
                name: "DisplayName",
                table: "JobDetail",
                type: "nvarchar(max)",
                nullable: true,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(800)",
                oldMaxLength: 800,
                oldNullable: true,
                oldCollation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateIndex(
                name: "IX_JobDetail_DescriptionKey",
                table: "JobDetail",
                column: "Id")
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page)
                .Annotation("SqlServer:Include", new[] { "DescriptionKey" });

            migrationBuilder.CreateIndex(
                name: "IX_JobDetail_DisplayNameKey",
                table: "JobDetail",
                column: "DisplayNameKey")
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            migrationBuilder.CreateIndex(
                name: "IX_Job_GmtCreateTime_Id",
                table: "Job",
                columns: new[] { "GmtCreateTime", "Id" })
                .Annotation("SqlServer:Clustered", true)
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            migrationBuilder.CreateIndex(
                name: "IX_Job_GmtFinishTime",
                table: "Job",
                column: "GmtFinishTime")
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page)
                .Annotation("SqlServer:Include", new[] { "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Job_Status_GmtFinishTime",
                table: "Job",
                columns: new[] { "Status", "GmtFinishTime" })
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);
        }
    }
}
