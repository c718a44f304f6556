using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JobsDashboard.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class UsersAndAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Assigned",
                table: "WorkspaceMember",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Claimed",
                table: "WorkspaceMember",
                type: "INTEGER",
                nullable: true);

            // Who was a member so far had been made one here: 2 is an admin, 1 a member.
            migrationBuilder.Sql("UPDATE WorkspaceMember SET Assigned = CASE WHEN IsAdmin = 1 THEN 2 ELSE 1 END;");

            migrationBuilder.DropColumn(
                name: "IsAdmin",
                table: "WorkspaceMember");

            migrationBuilder.AddColumn<long>(
                name: "ExpiresAt",
                table: "AccessKey",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LastUsedAt",
                table: "AccessKey",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "AccessKey",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AuditEvent",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: true),
                    Action = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEvent", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", nullable: true),
                    Xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "User",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    Username = table.Column<string>(type: "TEXT", nullable: true),
                    IsGlobalAdmin = table.Column<bool>(type: "INTEGER", nullable: false),
                    SignedInAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DisabledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SessionsEndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_User", x => x.UserId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvent_At",
                table: "AuditEvent",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditEvent");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "User");

            migrationBuilder.AddColumn<bool>(
                name: "IsAdmin",
                table: "WorkspaceMember",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.Sql("DELETE FROM WorkspaceMember WHERE Assigned IS NULL;");
            migrationBuilder.Sql("UPDATE WorkspaceMember SET IsAdmin = Assigned - 1;");

            migrationBuilder.DropColumn(
                name: "Assigned",
                table: "WorkspaceMember");

            migrationBuilder.DropColumn(
                name: "Claimed",
                table: "WorkspaceMember");

            migrationBuilder.DropColumn(
                name: "ExpiresAt",
                table: "AccessKey");

            migrationBuilder.DropColumn(
                name: "LastUsedAt",
                table: "AccessKey");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "AccessKey");
        }
    }
}
