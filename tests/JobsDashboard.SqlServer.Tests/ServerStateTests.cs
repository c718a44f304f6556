using JobsDashboard.Jobs.Storing;
using JobsDashboard.SqlServer.Data;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

public sealed class ServerStateTests
{
    private static readonly string[] s_known = ["1_Initial", "2_More"];
    private static readonly ServerState s_current = new(Edition: 2, Version: 16, HasFullText: true, IsForeign: false, Schema: "dbo", HasMoments: true, TextLanguage: 2052, Migrations: s_known);

    [Fact]
    public void Server_OfToday_IsNotRefused() => Assert.Null(s_current.Refusal);

    [Fact]
    public void Server_TooOld_IsRefused() =>
        Assert.Equal("The server is SQL Server version 14, which is too old; version 15 (SQL Server 2019) or later is needed.", (s_current with { Version = 14 }).Refusal);

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    public void Server_OfAzure_HasAnotherVersionAndIsNotRefused(int edition) => Assert.Null((s_current with { Edition = edition, Version = 12 }).Refusal);

    [Fact]
    public void Server_WithoutFullText_IsRefused() =>
        Assert.StartsWith("The server has no Full-Text Search", (s_current with { HasFullText = false }).Refusal, StringComparison.Ordinal);

    [Fact]
    public void Database_OfAnotherProgram_IsRefused() =>
        Assert.StartsWith("The database holds the tables of another program", (s_current with { IsForeign = true }).Refusal, StringComparison.Ordinal);

    [Fact]
    public void Login_WithAnotherSchema_IsRefused() =>
        Assert.Equal("The default schema of the login is sales, and the tables are in dbo; change it with ALTER USER.", (s_current with { Schema = "sales" }).Refusal);

    [Fact]
    public void Database_WithAllMigrationsAndItsTextIndex_IsCurrent()
    {
        Assert.True(s_current.IsCurrent(s_known, 2052));
        Assert.False((s_current with { Migrations = ["1_Initial"] }).IsCurrent(s_known, 2052));
        Assert.False((s_current with { Migrations = [] }).IsCurrent(s_known, 2052));
        Assert.False((s_current with { TextLanguage = null }).IsCurrent(s_known, 2052));
        Assert.False(s_current.IsCurrent(s_known, 1033));
        Assert.False((s_current with { HasMoments = false }).IsCurrent(s_known, 2052));
    }

    [Fact]
    public void Database_OfANewerProgram_IsRefused() =>
        Assert.Throws<JobsDatabaseException>(() => (s_current with { Migrations = [.. s_known, "3_Later"] }).IsCurrent(s_known, 2052));
}
