using System.CommandLine;
using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Commands;

/// <summary>Members of workspaces: added, listed and removed.</summary>
internal static class MemberCommand
{
    public static Command Verb() => new("member", "Members of workspaces, who see the public jobs there, and admins, who see all of them.") { Add(), List(), Remove() };

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
        var admin = new Option<bool>("--admin") { Description = "As an admin. A member who is added again without it is an admin no longer." };
        var command = new Command("add", "Makes a user a member of a workspace, or changes what the member is.") { workspace, user, admin };
        command.SetAction((parsed, cancellationToken) => Store.UseAsync(async services =>
        {
            var member = new WorkspaceMember(parsed.GetValue(workspace)!, parsed.GetValue(user)!, parsed.GetValue(admin));
            await services.GetRequiredService<WorkspaceMembers>().SetAsync(member, cancellationToken);
            Console.WriteLine($"{Printed.Text(member.UserId)} is {(member.IsAdmin ? "an admin" : "a member")} of {Printed.Text(member.WorkspaceId)}.");
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static Command List()
    {
        var workspace = Workspace(required: false);
        var command = new Command("list", "Lists the members of a workspace, or of all.") { workspace };
        command.SetAction((parsed, cancellationToken) => Store.UseAsync(async services =>
        {
            Console.WriteLine("WorkspaceId\tUserId\tRole");
            foreach (var member in await services.GetRequiredService<WorkspaceMembers>().ListAsync(parsed.GetValue(workspace), cancellationToken))
            {
                Console.WriteLine($"{Printed.Text(member.WorkspaceId)}\t{Printed.Text(member.UserId)}\t{(member.IsAdmin ? "admin" : "member")}");
            }
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static Command Remove()
    {
        var (workspace, user) = (Workspace(required: true), User());
        var command = new Command("remove", "Ends a membership.") { workspace, user };
        command.SetAction((parsed, cancellationToken) => Store.UseAsync(async services =>
        {
            var (workspaceId, userId) = (parsed.GetValue(workspace)!, parsed.GetValue(user)!);
            if (!await services.GetRequiredService<WorkspaceMembers>().RemoveAsync(workspaceId, userId, cancellationToken))
            {
                await Console.Error.WriteLineAsync($"{Printed.Text(userId)} is no member of {Printed.Text(workspaceId)}.");
                return ExitCode.Refused;
            }
            Console.WriteLine($"{Printed.Text(userId)} is no member of {Printed.Text(workspaceId)} any more.");
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }
}
