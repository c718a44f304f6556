using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JobsDashboard.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TextsKeysAndMembers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DescriptionKey",
                table: "JobDetail",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Extras",
                table: "JobDetail",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AddedAt",
                table: "Job",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Texts",
                table: "Job",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "AccessKey",
                columns: table => new
                {
                    AccessKeyId = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    ProtectedSecret = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DisabledAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessKey", x => x.AccessKeyId);
                });

            migrationBuilder.CreateTable(
                name: "SignatureNonce",
                columns: table => new
                {
                    AccessKeyId = table.Column<string>(type: "TEXT", nullable: false),
                    Nonce = table.Column<string>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignatureNonce", x => new { x.AccessKeyId, x.Nonce });
                });

            migrationBuilder.CreateTable(
                name: "WorkspaceMember",
                columns: table => new
                {
                    WorkspaceId = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    IsAdmin = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkspaceMember", x => new { x.UserId, x.WorkspaceId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_SignatureNonce_ExpiresAt",
                table: "SignatureNonce",
                column: "ExpiresAt");

            // A part too short for a trigram is looked for in the descriptions themselves: few jobs have one, and their rows are wide.
            migrationBuilder.Sql("""CREATE INDEX "IX_JobDetail_DescriptionKey" ON "JobDetail" ("DescriptionKey") WHERE "DescriptionKey" IS NOT NULL;""");

            // For the jobs that are there already, by functions of the program; see MigrationFunctions.
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE NameText USING fts5(Words, content = '', contentless_delete = 1, tokenize = 'ascii');""");
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE DescriptionGrams USING fts5(Description, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1');""");
            migrationBuilder.Sql("""INSERT INTO NameText (rowid, Words) SELECT Id, jobs_words(DisplayName) FROM JobDetail WHERE jobs_words(DisplayName) <> '';""");
            migrationBuilder.Sql("""UPDATE StoreRevision SET WrittenAt = WrittenAt * 1000;""");
            migrationBuilder.Sql(
                """
                UPDATE Job SET
                    AddedAt = coalesce((SELECT WrittenAt FROM StoreRevision AS r WHERE r.Revision = Job.Revision), 0),
                    Texts = coalesce((SELECT jobs_texts(Json) FROM JobDetail AS d WHERE d.Id = Job.Id), 0);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE StoreRevision SET WrittenAt = WrittenAt / 1000;");
            migrationBuilder.Sql("DROP TABLE DescriptionGrams;");
            migrationBuilder.Sql("DROP INDEX IX_JobDetail_DescriptionKey;");
            migrationBuilder.Sql("DROP TABLE NameText;");

            migrationBuilder.DropTable(
                name: "AccessKey");

            migrationBuilder.DropTable(
                name: "SignatureNonce");

            migrationBuilder.DropTable(
                name: "WorkspaceMember");

            migrationBuilder.DropColumn(
                name: "DescriptionKey",
                table: "JobDetail");

            migrationBuilder.DropColumn(
                name: "Extras",
                table: "JobDetail");

            migrationBuilder.DropColumn(
                name: "AddedAt",
                table: "Job");

            migrationBuilder.DropColumn(
                name: "Texts",
                table: "Job");
        }
    }
}
