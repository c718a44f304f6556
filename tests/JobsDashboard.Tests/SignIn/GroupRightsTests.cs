using JobsDashboard.Jobs.Data;
using JobsDashboard.SignIn;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace JobsDashboard.Tests.SignIn;

public sealed class GroupRightsTests
{
    private static readonly GroupRights s_rights = Read(
        ("platform:0", "GlobalAdmin"),
        ("vision:0", "Member:ws-vision"),
        ("vision:1", "Member:ws-shared"),
        ("leads:0", "Admin:ws-vision"),
        ("both:0", "GlobalAdmin"),
        ("both:1", "Admin:ws-vision"),
        ("one", "Member:ws-one"),
        ("7:Group", "cn=ops,ou=a:b/c d"),
        ("7:Rights:0", "Member:ws:with:colons"),
        ("8:Group", "Leads"),
        ("8:Rights:0", "Member:ws-other"));

    [Theory]
    [InlineData("", false, "")]
    [InlineData("unknown", false, "")]
    [InlineData("platform", true, "")]
    [InlineData("vision", false, "ws-shared=Member ws-vision=Member")]
    [InlineData("leads", false, "ws-vision=Admin")]
    [InlineData("vision|leads", false, "ws-shared=Member ws-vision=Admin")]
    [InlineData("leads|vision", false, "ws-shared=Member ws-vision=Admin")]
    [InlineData("both", true, "ws-vision=Admin")]
    [InlineData("one", false, "ws-one=Member")]
    [InlineData("cn=ops,ou=a:b/c d", false, "ws:with:colons=Member")]
    [InlineData("7", false, "")]
    [InlineData("Leads", false, "ws-other=Member")]
    [InlineData("LEADS", false, "")]
    [InlineData("Platform", false, "")]
    public void Groups_GiveWhatTheSettingsSay(string groups, bool isGlobalAdmin, string workspaces)
    {
        var rights = s_rights.Of(groups.Split('|'));

        Assert.Equal(isGlobalAdmin, rights.IsGlobalAdmin);
        Assert.Equal(
            workspaces,
            string.Join(' ', rights.Workspaces.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}")));
    }

    [Fact]
    public void Groups_ThatNoSettingNames_GiveNothing()
    {
        var (isGlobalAdmin, workspaces) = GroupRights.Read(null).Of(["platform"]);

        Assert.False(isGlobalAdmin);
        Assert.Empty(workspaces);
    }

    [Fact]
    public void Workspaces_DifferingInCase_AreTwo() => Assert.Equal(
        [("WS", WorkspaceRole.Admin), ("ws", WorkspaceRole.Member)],
        Read(("a:0", "Member:ws"), ("a:1", "Admin:WS")).Of(["a"]).Workspaces
            .OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value)));

    private static GroupRights Read(params (string Name, string Value)[] settings) => GroupRights.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Jobs:Auth:Groups:{setting.Name}", (string?)setting.Value)))
        .Build().GetSection("Jobs:Auth:Groups"));
}
