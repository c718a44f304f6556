using System.CommandLine;
using System.Globalization;
using JobsDashboard.Access;
using JobsDashboard.Auditing;
using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Commands;

/// <summary>Access keys: made, listed and disabled.</summary>
internal static class KeyCommand
{
    public static Command Create()
    {
        var user = IdOption.Of("--user", "Whose key it is: the UserId of the user's jobs.");
        user.Required = true;
        var add = new Command("add", "Makes an access key and prints its id and, this once, its secret.") { user };
        add.SetAction((parsed, cancellationToken) => AddAsync(parsed.GetValue(user)!, cancellationToken));

        var list = new Command("list", "Lists the access keys, without their secrets.");
        list.SetAction((_, cancellationToken) => ListAsync(cancellationToken));

        var id = new Argument<string>("id") { Description = "The AccessKeyId." };
        var disable = new Command("disable", "Disables an access key; requests that are signed with it are refused from then on.") { id };
        disable.SetAction((parsed, cancellationToken) => DisableAsync(parsed.GetValue(id)!, cancellationToken));

        return new Command("key", "Access keys, which programs sign their requests with.") { add, list, disable };
    }

    private static Task<int> AddAsync(string userId, CancellationToken cancellationToken) => CommandDatabase.UseAsync(async services =>
    {
        await services.GetRequiredService<KeyRing>().PrepareAsync(cancellationToken);
        var (id, secret) = (AccessKeySecrets.NewId(), AccessKeySecrets.NewSecret());
        var stored = services.GetRequiredService<AccessKeySecrets>().Protect(id, secret);
        var recorded = CommandAudit.Of(AuditAction.KeyMade, AuditSubject.Key(id, userId));
        await services.GetRequiredService<AccessKeys>().AddAsync(id, userId, stored, AccessKeyTerms.None, recorded, cancellationToken);
        Console.WriteLine($"AccessKeyId: {id}");
        Console.WriteLine($"AccessKeySecret: {secret}");
        return ExitCode.Done;
    }, cancellationToken);

    private static Task<int> ListAsync(CancellationToken cancellationToken) => CommandDatabase.UseAsync(async services =>
    {
        await services.GetRequiredService<KeyRing>().PrepareAsync(cancellationToken);
        var keys = await services.GetRequiredService<AccessKeys>().ListAsync(cancellationToken);
        Console.WriteLine("AccessKeyId\tUserId\tCreated\tDisabled");
        foreach (var key in keys)
        {
            Console.WriteLine($"{key.AccessKeyId}\t{VisibleText.Of(key.UserId)}\t{Time(key.CreatedAt)}\t{Time(key.DisabledAt)}");
        }
        var secrets = services.GetRequiredService<AccessKeySecrets>();
        foreach (var key in keys.Where(key => key.DisabledAt is null && secrets.Reveal(key) is null))
        {
            await Console.Error.WriteLineAsync(AccessKeySecrets.WhyUnreadable(key));
        }
        return ExitCode.Done;
    }, cancellationToken);

    private static Task<int> DisableAsync(string id, CancellationToken cancellationToken) => CommandDatabase.UseAsync(async services =>
    {
        var keys = services.GetRequiredService<AccessKeys>();
        if (await keys.FindAsync(id, cancellationToken) is not { } key
            || !await keys.DisableAsync(
                id, CommandAudit.Of(AuditAction.KeyDisabled, AuditSubject.Key(id, key.UserId)), cancellationToken))
        {
            await Console.Error.WriteLineAsync($"There is no access key {VisibleText.Of(id)}.");
            return ExitCode.Refused;
        }
        Console.WriteLine($"{VisibleText.Of(id)} is disabled.");
        return ExitCode.Done;
    }, cancellationToken);

    private static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
