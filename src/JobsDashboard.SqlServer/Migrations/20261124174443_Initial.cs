using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JobsDashboard.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AccessKey",
                columns: table => new
                {
                    AccessKeyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UserId = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProtectedSecret = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    DisabledAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessKey", x => x.AccessKeyId);
                });

            migrationBuilder.CreateTable(
                name: "ImportMark",
                columns: table => new
                {
                    Source = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    New = table.Column<long>(type: "bigint", nullable: false),
                    Changed = table.Column<long>(type: "bigint", nullable: false),
                    Unchanged = table.Column<long>(type: "bigint", nullable: false),
                    Rejected = table.Column<long>(type: "bigint", nullable: false),
                    IsComplete = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportMark", x => x.Source);
                });

            migrationBuilder.CreateTable(
                name: "JobValue",
                columns: table => new
                {
                    Key = table.Column<int>(type: "int", nullable: false),
                    Field = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Folded = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobValue", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "SignatureNonce",
                columns: table => new
                {
                    AccessKeyId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Nonce = table.Column<string>(type: "nvarchar(250)", maxLength: 250, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignatureNonce", x => new { x.AccessKeyId, x.Nonce });
                });

            migrationBuilder.CreateTable(
                name: "StoreRevision",
                columns: table => new
                {
                    Revision = table.Column<long>(type: "bigint", nullable: false),
                    WrittenAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoreRevision", x => x.Revision);
                });

            migrationBuilder.CreateTable(
                name: "Tag",
                columns: table => new
                {
                    TagId = table.Column<int>(type: "int", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false, collation: "Latin1_General_100_BIN2"),
                    KeyFolded = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ValueFolded = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tag", x => x.TagId);
                });

            migrationBuilder.CreateTable(
                name: "WorkspaceMember",
                columns: table => new
                {
                    WorkspaceId = table.Column<string>(type: "nvarchar(225)", maxLength: 225, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UserId = table.Column<string>(type: "nvarchar(225)", maxLength: 225, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsAdmin = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkspaceMember", x => new { x.UserId, x.WorkspaceId });
                });

            migrationBuilder.CreateTable(
                name: "Job",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Revision = table.Column<long>(type: "bigint", nullable: false),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false),
                    Texts = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: true),
                    GmtCreateTime = table.Column<long>(type: "bigint", nullable: true),
                    GmtSubmittedTime = table.Column<long>(type: "bigint", nullable: true),
                    GmtRunningTime = table.Column<long>(type: "bigint", nullable: true),
                    GmtFinishTime = table.Column<long>(type: "bigint", nullable: true),
                    GmtModifiedTime = table.Column<long>(type: "bigint", nullable: true),
                    Duration = table.Column<long>(type: "bigint", nullable: true),
                    Priority = table.Column<int>(type: "int", nullable: true),
                    RequestCPU = table.Column<long>(type: "bigint", nullable: true),
                    RequestGPU = table.Column<double>(type: "float", nullable: true),
                    RequestMemory = table.Column<double>(type: "float", nullable: true),
                    NodeCount = table.Column<long>(type: "bigint", nullable: true),
                    RestartTimes = table.Column<long>(type: "bigint", nullable: true),
                    UseOversoldResource = table.Column<bool>(type: "bit", nullable: true),
                    EnableAssignNode = table.Column<bool>(type: "bit", nullable: false),
                    PaymentType = table.Column<int>(type: "int", nullable: true),
                    JobTypeKey = table.Column<int>(type: "int", nullable: true),
                    UserIdKey = table.Column<int>(type: "int", nullable: true),
                    UsernameKey = table.Column<int>(type: "int", nullable: true),
                    WorkspaceIdKey = table.Column<int>(type: "int", nullable: true),
                    ResourceIdKey = table.Column<int>(type: "int", nullable: true),
                    ResourceQuotaNameKey = table.Column<int>(type: "int", nullable: true),
                    ReasonCodeKey = table.Column<int>(type: "int", nullable: true),
                    AccessibilityKey = table.Column<int>(type: "int", nullable: true),
                    OversoldTypeKey = table.Column<int>(type: "int", nullable: true),
                    BusinessUserIdKey = table.Column<int>(type: "int", nullable: true),
                    CallerKey = table.Column<int>(type: "int", nullable: true),
                    PipelineIdKey = table.Column<int>(type: "int", nullable: true),
                    TemplateIdKey = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Job", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
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
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    JobId = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    JobIdKey = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DisplayName = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    DisplayNameKey = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ReasonMessage = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    DescriptionKey = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Json = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Extras = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
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

            migrationBuilder.CreateTable(
                name: "JobTag",
                columns: table => new
                {
                    TagId = table.Column<int>(type: "int", nullable: false),
                    JobId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobTag", x => new { x.TagId, x.JobId });
                    table.ForeignKey(
                        name: "FK_JobTag_Job_JobId",
                        column: x => x.JobId,
                        principalTable: "Job",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_JobTag_Tag_TagId",
                        column: x => x.TagId,
                        principalTable: "Tag",
                        principalColumn: "TagId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "JobText",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Command = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Image = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobText", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JobText_Job_Id",
                        column: x => x.Id,
                        principalTable: "Job",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

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
                name: "IX_Job_PipelineIdKey",
                table: "Job",
                column: "PipelineIdKey",
                filter: "[PipelineIdKey] IS NOT NULL")
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            migrationBuilder.CreateIndex(
                name: "IX_Job_ResourceIdKey_GmtCreateTime",
                table: "Job",
                columns: new[] { "ResourceIdKey", "GmtCreateTime" })
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page)
                .Annotation("SqlServer:Include", new[] { "Status", "GmtFinishTime" });

            migrationBuilder.CreateIndex(
                name: "IX_Job_Status_GmtCreateTime",
                table: "Job",
                columns: new[] { "Status", "GmtCreateTime" })
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            migrationBuilder.CreateIndex(
                name: "IX_Job_Status_GmtFinishTime",
                table: "Job",
                columns: new[] { "Status", "GmtFinishTime" })
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            migrationBuilder.CreateIndex(
                name: "IX_Job_TemplateIdKey",
                table: "Job",
                column: "TemplateIdKey",
                filter: "[TemplateIdKey] IS NOT NULL")
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            migrationBuilder.CreateIndex(
                name: "IX_Job_UserIdKey_GmtCreateTime",
                table: "Job",
                columns: new[] { "UserIdKey", "GmtCreateTime" })
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page)
                .Annotation("SqlServer:Include", new[] { "Status", "GmtFinishTime" });

            migrationBuilder.CreateIndex(
                name: "IX_Job_WorkspaceIdKey_GmtCreateTime",
                table: "Job",
                columns: new[] { "WorkspaceIdKey", "GmtCreateTime" })
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page)
                .Annotation("SqlServer:Include", new[] { "Status", "GmtFinishTime" });

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
                name: "IX_JobDetail_JobIdKey",
                table: "JobDetail",
                column: "JobIdKey",
                unique: true)
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            migrationBuilder.CreateIndex(
                name: "IX_JobTag_JobId_TagId",
                table: "JobTag",
                columns: new[] { "JobId", "TagId" })
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            migrationBuilder.CreateIndex(
                name: "IX_JobValue_Field_Text",
                table: "JobValue",
                columns: new[] { "Field", "Text" },
                unique: true)
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page)
                .Annotation("SqlServer:Include", new[] { "Folded" });

            migrationBuilder.CreateIndex(
                name: "IX_SignatureNonce_ExpiresAt",
                table: "SignatureNonce",
                column: "ExpiresAt")
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            migrationBuilder.CreateIndex(
                name: "IX_Tag_Key_Value",
                table: "Tag",
                columns: new[] { "Key", "Value" },
                unique: true)
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page);

            // EF compresses an index where it is told to, and no table.
            foreach (var table in new[] { "JobDetail", "JobTag", "JobText", "JobValue", "Tag" })
            {
                migrationBuilder.Sql($"ALTER TABLE [{table}] REBUILD WITH (DATA_COMPRESSION = PAGE);");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessKey");

            migrationBuilder.DropTable(
                name: "ImportMark");

            migrationBuilder.DropTable(
                name: "JobDetail");

            migrationBuilder.DropTable(
                name: "JobTag");

            migrationBuilder.DropTable(
                name: "JobText");

            migrationBuilder.DropTable(
                name: "SignatureNonce");

            migrationBuilder.DropTable(
                name: "StoreRevision");

            migrationBuilder.DropTable(
                name: "WorkspaceMember");

            migrationBuilder.DropTable(
                name: "Tag");

            migrationBuilder.DropTable(
                name: "Job");

            migrationBuilder.DropTable(
                name: "JobValue");
        }
    }
}
