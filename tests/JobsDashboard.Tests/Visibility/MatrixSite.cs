using JobsDashboard.Access;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Specification.Access;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Visibility;

/// <summary>The program with the jobs of the matrix, and a key for each actor.</summary>
public sealed class MatrixSite : AskedApplication, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await AccessMatrix.FillAsync(Services, Now, default);
        foreach (var actor in AccessMatrix.Actors)
        {
            await AddKeyAsync($"key-{actor.UserId}", Secret, actor.UserId);
        }
        var (keys, users) = (Services.GetRequiredService<AccessKeys>(), Services.GetRequiredService<Users>());
        await users.SignInAsync(AccessMatrix.GlobalAdmin.UserId, null, isGlobalAdmin: true, new Dictionary<string, Jobs.Data.WorkspaceRole>(), default);
        await AddKeyAsync("key-disabled", Secret, AccessMatrix.Member.UserId);
        await keys.DisableAsync("key-disabled", default);
        var secret = Services.GetRequiredService<AccessKeySecrets>().Protect("key-expired", Secret);
        await keys.AddAsync("key-expired", AccessMatrix.Member.UserId, secret, new AccessKeyTerms("expired", Now), default);
        await AddKeyAsync("key-of-disabled", Secret, "u-disabled");
        await Services.GetRequiredService<WorkspaceMembers>().SetAsync(new("home", "u-disabled", IsAdmin: true), default);
        await users.SetDisabledAsync("u-disabled", isDisabled: true, default);
    }
}
