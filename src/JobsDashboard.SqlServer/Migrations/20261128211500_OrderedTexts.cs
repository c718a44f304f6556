using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JobsDashboard.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class OrderedTexts : Migration
    {
        private const string Collation = "Latin1_General_100_BIN2";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_JobValue_Field_Text", table: "JobValue");
            migrationBuilder.DropPrimaryKey(name: "PK_WorkspaceMember", table: "WorkspaceMember");
            AlterIds(migrationBuilder, from: 225, to: 425);

            // Only an id that is longer than before stays unknown: of a longer one the table has had no more than its beginning.
            Update("WorkspaceMember", "UserId", 225, 425);
            Update("WorkspaceMember", "WorkspaceId", 225, 425);
            Update("JobValue", "Text", 800, 425);
            Update("JobValue", "Folded", null, null);
            Update("JobDetail", "JobIdKey", 450, 450);
            Update("JobDetail", "DisplayName", 800, 800);
            Update("JobDetail", "DisplayNameKey", 800, 800);
            Update("Tag", "Key", 300, 300);
            Update("Tag", "KeyFolded", null, null);
            Update("Tag", "Value", 500, 500);
            Update("Tag", "ValueFolded", null, null);
            Update("ImportMark", "Source", 450, 450);
            Update("AccessKey", "AccessKeyId", 200, 200);
            Update("SignatureNonce", "AccessKeyId", 200, 200);
            Update("SignatureNonce", "Nonce", 250, 250);

            migrationBuilder.AlterColumn<string>(
                name: "Text", table: "JobValue", type: "nvarchar(425)", maxLength: 425, nullable: false, collation: Collation,
                oldClrType: typeof(string), oldType: "nvarchar(800)", oldMaxLength: 800, oldCollation: Collation);
            migrationBuilder.AddPrimaryKey(name: "PK_WorkspaceMember", table: "WorkspaceMember", columns: ["UserId", "WorkspaceId"])
                .Annotation("SqlServer:Clustered", false);
            MakeIndexOfTexts(migrationBuilder);

            void Update(string table, string column, int? formerLength, int? length) =>
                migrationBuilder.Sql(StoredTextUpdate.Sql(table, column, formerLength, length));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("The texts of the former form cannot be made again; restore a backup.");

        private static void AlterIds(MigrationBuilder migrationBuilder, int from, int to)
        {
            foreach (var column in new[] { "UserId", "WorkspaceId" })
            {
                migrationBuilder.AlterColumn<string>(
                    name: column, table: "WorkspaceMember", type: $"nvarchar({to})", maxLength: to, nullable: false, collation: Collation,
                    oldClrType: typeof(string), oldType: $"nvarchar({from})", oldMaxLength: from, oldCollation: Collation);
            }
        }

        private static void MakeIndexOfTexts(MigrationBuilder migrationBuilder) =>
            migrationBuilder.CreateIndex(name: "IX_JobValue_Field_Text", table: "JobValue", columns: ["Field", "Text"], unique: true)
                .Annotation("SqlServer:DataCompression", DataCompressionType.Page)
                .Annotation("SqlServer:Include", new[] { "Folded" });
    }
}
