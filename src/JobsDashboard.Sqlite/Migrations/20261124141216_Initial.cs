using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JobsDashboard.Sqlite.Migrations
{
    public partial class Initial : Migration
    {
            protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ImportMark",
                columns: table => new
                {
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    New = table.Column<long>(type: "INTEGER", nullable: false),
                    Changed = table.Column<long>(type: "INTEGER", nullable: false),
                    Unchanged = table.Column<long>(type: "INTEGER", nullable: false),
                    Rejected = table.Column<long>(type: "INTEGER", nullable: false),
                    IsComplete = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportMark", x => x.Source);
                });

            migrationBuilder.CreateTable(
                name: "JobValue",
                columns: table => new
                {
                    Key = table.Column<int>(type: "INTEGER", nullable: false),
                    Field = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobValue", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "StoreRevision",
                columns: table => new
                {
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoreRevision", x => x.Revision);
                });

            migrationBuilder.CreateTable(
                name: "Tag",
                columns: table => new
                {
                    TagId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    KeyFolded = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false),
                    ValueFolded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tag", x => x.TagId);
                });

            migrationBuilder.CreateTable(
                name: "Job",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    GmtCreateTime = table.Column<long>(type: "INTEGER", nullable: true),
                    GmtSubmittedTime = table.Column<long>(type: "INTEGER", nullable: true),
                    GmtRunningTime = table.Column<long>(type: "INTEGER", nullable: true),
                    GmtFinishTime = table.Column<long>(type: "INTEGER", nullable: true),
                    GmtModifiedTime = table.Column<long>(type: "INTEGER", nullable: true),
                    Duration = table.Column<long>(type: "INTEGER", nullable: true),
                    Priority = table.Column<int>(type: "INTEGER", nullable: true),
                    RequestCPU = table.Column<long>(type: "INTEGER", nullable: true),
                    RequestGPU = table.Column<double>(type: "REAL", nullable: true),
                    RequestMemory = table.Column<double>(type: "REAL", nullable: true),
                    NodeCount = table.Column<long>(type: "INTEGER", nullable: true),
                    RestartTimes = table.Column<long>(type: "INTEGER", nullable: true),
                    UseOversoldResource = table.Column<bool>(type: "INTEGER", nullable: true),
                    EnableAssignNode = table.Column<bool>(type: "INTEGER", nullable: false),
                    PaymentType = table.Column<int>(type: "INTEGER", nullable: true),
                    JobTypeKey = table.Column<int>(type: "INTEGER", nullable: true),
                    UserIdKey = table.Column<int>(type: "INTEGER", nullable: true),
                    UsernameKey = table.Column<int>(type: "INTEGER", nullable: true),
                    WorkspaceIdKey = table.Column<int>(type: "INTEGER", nullable: true),
                    ResourceIdKey = table.Column<int>(type: "INTEGER", nullable: true),
                    ResourceQuotaNameKey = table.Column<int>(type: "INTEGER", nullable: true),
                    ReasonCodeKey = table.Column<int>(type: "INTEGER", nullable: true),
                    AccessibilityKey = table.Column<int>(type: "INTEGER", nullable: true),
                    OversoldTypeKey = table.Column<int>(type: "INTEGER", nullable: true),
                    BusinessUserIdKey = table.Column<int>(type: "INTEGER", nullable: true),
                    CallerKey = table.Column<int>(type: "INTEGER", nullable: true),
                    PipelineIdKey = table.Column<int>(type: "INTEGER", nullable: true),
                    TemplateIdKey = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Job", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Job_JobValue_AccessibilityKey",
                        column: x => x.AccessibilityKey,
                        principalTable: "JobValue",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Job_JobValue_BusinessUserIdKey",
                        column: x => x.BusinessUserIdKey,
                        principalTable: "JobValue",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Job_JobValue_CallerKey",
                        column: x => x.CallerKey,
                        principalTable: "JobValue",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Job_JobValue_JobTypeKey",
                        column: x => x.JobTypeKey,
                        principalTable: "JobValue",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Job_JobValue_OversoldTypeKey",
                        column: x => x.OversoldTypeKey,
                        principalTable: "JobValue",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Job_JobValue_PipelineIdKey",
                        column: x => x.PipelineIdKey,
                        principalTable: "JobValue",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Job_JobValue_ReasonCodeKey",
                        column: x => x.ReasonCodeKey,
                        principalTable: "JobValue",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Job_JobValue_ResourceIdKey",
                        column: x => x.ResourceIdKey,
                        principalTable: "JobValue",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Job_JobValue_ResourceQuotaNameKey",
                        column: x => x.ResourceQuotaNameKey,
                        principalTable: "JobValue",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Job_JobValue_TemplateIdKey",
                        column: x => x.TemplateIdKey,
                        principalTable: "JobValue",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Job_JobValue_UserIdKey",
                        column: x => x.UserIdKey,
                        principalTable: "JobValue",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Job_JobValue_UsernameKey",
                        column: x => x.UsernameKey,
                        principalTable: "JobValue",
                        principalColumn: "Key");
                    table.ForeignKey(
                        name: "FK_Job_JobValue_WorkspaceIdKey",
                        column: x => x.WorkspaceIdKey,
                        principalTable: "JobValue",
                        principalColumn: "Key");
                });

            migrationBuilder.CreateTable(
                name: "JobDetail",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    JobId = table.Column<string>(type: "TEXT", nullable: false),
                    JobIdKey = table.Column<string>(type: "TEXT", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    DisplayNameKey = table.Column<string>(type: "TEXT", nullable: true),
                    ReasonMessage = table.Column<string>(type: "TEXT", nullable: true),
                    Json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobDetail", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JobDetail_Job_Id",
                        column: x => x.Id,
                        principalTable: "Job",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // EF cannot say WITHOUT ROWID, which keeps the jobs of a tag in one run of the table itself.
            migrationBuilder.Sql(
                """
                CREATE TABLE "JobTag" (
                    "TagId" INTEGER NOT NULL,
                    "JobId" INTEGER NOT NULL,
                    CONSTRAINT "PK_JobTag" PRIMARY KEY ("TagId", "JobId"),
                    CONSTRAINT "FK_JobTag_Job_JobId" FOREIGN KEY ("JobId") REFERENCES "Job" ("Id") ON DELETE CASCADE,
                    CONSTRAINT "FK_JobTag_Tag_TagId" FOREIGN KEY ("TagId") REFERENCES "Tag" ("TagId") ON DELETE CASCADE
                ) WITHOUT ROWID;
                """);

            // Full text: the words are split by the program, so the tokenizer only has to part them at blanks.
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE ReasonText USING fts5(Words, content = '', contentless_delete = 1, tokenize = 'ascii');""");
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE CommandText USING fts5(Words, content = '', contentless_delete = 1, tokenize = 'ascii');""");
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE ImageText USING fts5(Words, content = '', contentless_delete = 1, tokenize = 'ascii');""");
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE NameGrams USING fts5(Name, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1');""");

            migrationBuilder.CreateIndex(
                name: "IX_Job_GmtCreateTime",
                table: "Job",
                column: "GmtCreateTime");

            migrationBuilder.CreateIndex(
                name: "IX_Job_GmtFinishTime",
                table: "Job",
                column: "GmtFinishTime");

            migrationBuilder.CreateIndex(
                name: "IX_Job_PipelineIdKey",
                table: "Job",
                column: "PipelineIdKey",
                filter: "\"PipelineIdKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Job_ResourceIdKey_GmtCreateTime",
                table: "Job",
                columns: new[] { "ResourceIdKey", "GmtCreateTime" });

            migrationBuilder.CreateIndex(
                name: "IX_Job_Status_GmtCreateTime",
                table: "Job",
                columns: new[] { "Status", "GmtCreateTime" });

            migrationBuilder.CreateIndex(
                name: "IX_Job_TemplateIdKey",
                table: "Job",
                column: "TemplateIdKey",
                filter: "\"TemplateIdKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Job_UserIdKey_GmtCreateTime",
                table: "Job",
                columns: new[] { "UserIdKey", "GmtCreateTime" });

            migrationBuilder.CreateIndex(
                name: "IX_Job_WorkspaceIdKey_GmtCreateTime",
                table: "Job",
                columns: new[] { "WorkspaceIdKey", "GmtCreateTime" });

            migrationBuilder.CreateIndex(
                name: "IX_JobDetail_DisplayNameKey",
                table: "JobDetail",
                column: "DisplayNameKey");

            migrationBuilder.CreateIndex(
                name: "IX_JobDetail_JobIdKey",
                table: "JobDetail",
                column: "JobIdKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JobValue_Field_Text",
                table: "JobValue",
                columns: new[] { "Field", "Text" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tag_Key_Value",
                table: "Tag",
                columns: new[] { "Key", "Value" },
                unique: true);
        }

            protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE NameGrams;");
            migrationBuilder.Sql("DROP TABLE ImageText;");
            migrationBuilder.Sql("DROP TABLE CommandText;");
            migrationBuilder.Sql("DROP TABLE ReasonText;");

            migrationBuilder.DropTable(
                name: "ImportMark");

            migrationBuilder.DropTable(
                name: "JobDetail");

            migrationBuilder.DropTable(
                name: "JobTag");

            migrationBuilder.DropTable(
                name: "StoreRevision");

            migrationBuilder.DropTable(
                name: "Job");

            migrationBuilder.DropTable(
                name: "Tag");

            migrationBuilder.DropTable(
                name: "JobValue");
        }
    }
}
