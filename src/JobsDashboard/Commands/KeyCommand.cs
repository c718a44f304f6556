using System.CommandLine;
using System.Globalization;
using JobsDashboard.Access;
using JobsDashboard.Administration;
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
        var name = new Option<string?>("--name") { Description = "What the key is for." };
        name.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && KeyNames.ProblemOf(token.Value) is { } expected)
            {
                result.AddError($"--name takes {expected}.");
            }
        });
        var expires = InstantOption.Of("--expires", "From when on the key is refused: 2027-01-31 (midnight UTC), or 2027-01-31T08:00:00Z.");
        var add = new Command("add", "Makes an access key and prints its id and, this once, its secret.") { user, name, expires };
        add.SetAction((parsed, cancellationToken) => AddAsync(
            parsed.GetValue(user)!, new AccessKeyTerms(parsed.GetValue(name), parsed.GetValue(expires)), cancellationToken));

        var list = new Command("list", "Lists the access keys, without their secrets.");
        list.SetAction((_, cancellationToken) => ListAsync(cancellationToken));

        var id = new Argument<string>("id") { Description = "The AccessKeyId." };
        var disable = new Command("disable", "Disables an access key; requests that are signed with it are refused from then on.") { id };
        disable.SetAction((parsed, cancellationToken) => DisableAsync(parsed.GetValue(id)!, cancellationToken));

        return new Command("key", "Access keys, which programs sign their requests with.") { add, list, disable };
    }

    private static Task<int> AddAsync(
        string userId, AccessKeyTerms terms, CancellationToken cancellationToken) => CommandDatabase.UseAsync(async services =>
    {
        if (terms.ExpiresAt <= services.GetRequiredService<TimeProvider>().GetUtcNow())
        {
            await Console.Error.WriteLineAsync("--expires takes a time that is still to come.");
            return ExitCode.Refused;
        }
        await services.GetRequiredService<KeyRing>().PrepareAsync(cancellationToken);
        var (id, secret) = (AccessKeySecrets.NewId(), AccessKeySecrets.NewSecret());
        var stored = services.GetRequiredService<AccessKeySecrets>().Protect(id, secret);
        var recorded = CommandAudit.Of(AuditAction.KeyMade, AuditSubject.Key(id, userId));
        await services.GetRequiredService<AccessKeys>().AddAsync(id, userId, stored, terms, recorded, cancellationToken);
        Console.WriteLine($"AccessKeyId: {id}");
        Console.WriteLine($"AccessKeySecret: {secret}");
        return ExitCode.Done;
    }, cancellationToken);

    private static Task<int> ListAsync(CancellationToken cancellationToken) => CommandDatabase.UseAsync(async services =>
    {
        await services.GetRequiredService<KeyRing>().PrepareAsync(cancellationToken);
        var keys = await services.GetRequiredService<AccessKeys>().ListAsync(cancellationToken);
        Console.WriteLine("AccessKeyId\tUserId\tCreated\tDisabled\tName\tExpires\tLastUsed");
        foreach (var key in keys)
        {
            var (name, expires) = (VisibleText.Of(key.Terms.Name ?? ""), Time(key.Terms.ExpiresAt));
            Console.WriteLine(
                $"{key.AccessKeyId}\t{VisibleText.Of(key.UserId)}\t{Time(key.CreatedAt)}\t{Time(key.DisabledAt)}"
                + $"\t{name}\t{expires}\t{Time(key.LastUsedAt)}");
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
