using Xunit;

namespace JobsDashboard.Tests.Commands;

public sealed class MemberCommandTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Member_AddedChangedAndRemoved_IsToldInSentences()
    {
        Assert.Equal((0, "1001 is a member of 268.", ""), await _shell.RunAsync("member", "add", "--workspace", "268", "--user", "1001"));
        Assert.Equal((0, "1001 is an admin of 268.", ""), await _shell.RunAsync("member", "add", "--workspace", "268", "--user", "1001", "--admin"));
        Assert.Equal((0, "李雷 is a member of 269.", ""), await _shell.RunAsync("member", "add", "--workspace", "269", "--user", "李雷"));

        Assert.Equal((0, "WorkspaceId\tUserId\tRole\n268\t1001\tadmin\n269\t李雷\tmember", ""), await _shell.RunAsync("member", "list"));
        Assert.Equal((0, "WorkspaceId\tUserId\tRole\n269\t李雷\tmember", ""), await _shell.RunAsync("member", "list", "--workspace", "269"));

        Assert.Equal((0, "1001 is no member of 268 any more.", ""), await _shell.RunAsync("member", "remove", "--workspace", "268", "--user", "1001"));
        Assert.Equal((2, "", "1001 is no member of 268."), await _shell.RunAsync("member", "remove", "--workspace", "268", "--user", "1001"));
    }
}
