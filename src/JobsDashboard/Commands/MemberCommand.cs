using System.CommandLine;
using JobsDashboard.Auditing;
using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Commands;

/// <summary>Members of workspaces: added, listed and removed.</summary>
internal static class MemberCommand
{
    public static Command Create() =>
        new("member", "Members of workspaces, who see the public jobs there, and admins, who see all of them.") { Add(), List(), Remove() };

    private static Option<string> Workspace(bool required)
    {
        var workspace = IdOption.Of("--workspace", "The WorkspaceId of its jobs.");
        workspace.Required = required;
        return workspace;
    }

    private static Option<string> User()
    {
        var user = IdOption.Of("--user", "The UserId of the user's jobs.");
        user.Required = true;
        return user;
    }

    private static Command Add()
    {
        var (workspace, user) = (Workspace(required: true), User());
        var admin = new Option<bool>("--admin")
        {
            Description = "As an admin. A member who is added again without this option is no longer an admin.",
        };
        var command = new Command("add", "Makes a user a member of a workspace, or changes the member's role.") { workspace, user, admin };
        command.SetAction((parsed, cancellationToken) => CommandDatabase.UseAsync(async services =>
        {
            var member = new WorkspaceMember(parsed.GetValue(workspace)!, parsed.GetValue(user)!, parsed.GetValue(admin));
            await services.GetRequiredService<WorkspaceMembers>().SetAsync(
                member, CommandAudit.Of(AuditAction.MemberSet, AuditSubject.Member(member)), cancellationToken);
            var role = member.IsAdmin ? "an admin" : "a member";
            Console.WriteLine($"{VisibleText.Of(member.UserId)} is {role} of {VisibleText.Of(member.WorkspaceId)}.");
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static Command List()
    {
        var workspace = Workspace(required: false);
        var command = new Command("list", "Lists the members of a workspace, or of all.") { workspace };
        command.SetAction((parsed, cancellationToken) => CommandDatabase.UseAsync(async services =>
        {
            var members = services.GetRequiredService<WorkspaceMembers>();
            Console.WriteLine("WorkspaceId\tUserId\tRole");
            foreach (var member in await members.ListAsync(parsed.GetValue(workspace), cancellationToken))
            {
                var role = member.IsAdmin ? "admin" : "member";
                Console.WriteLine($"{VisibleText.Of(member.WorkspaceId)}\t{VisibleText.Of(member.UserId)}\t{role}");
            }
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static Command Remove()
    {
        var (workspace, user) = (Workspace(required: true), User());
        var command = new Command("remove", "Ends a membership.") { workspace, user };
        command.SetAction((parsed, cancellationToken) => CommandDatabase.UseAsync(async services =>
        {
            var (workspaceId, userId) = (parsed.GetValue(workspace)!, parsed.GetValue(user)!);
            var recorded = CommandAudit.Of(AuditAction.MemberRemoved, AuditSubject.Membership(workspaceId, userId));
            if (!await services.GetRequiredService<WorkspaceMembers>().RemoveAsync(workspaceId, userId, recorded, cancellationToken))
            {
                await Console.Error.WriteLineAsync($"{VisibleText.Of(userId)} is no member of {VisibleText.Of(workspaceId)}.");
                return ExitCode.Refused;
            }
            Console.WriteLine($"{VisibleText.Of(userId)} is no member of {VisibleText.Of(workspaceId)} any more.");
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }
}
