using System.Collections.Immutable;
using System.Data;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Access;
using JobsDashboard.SqlServer.Tests.Checking;
using Microsoft.SqlServer.Dac.Model;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

/// <summary>The checks find what is broken on purpose, and nothing in what is whole.</summary>
public sealed class BrokenDatabaseTests
{
    private readonly QueryCapture _capture = new();

    [Fact]
    public async Task Checks_OfTheWholeDatabase_FindNothing()
    {
        Assert.Empty(await FaultsAsync(Scripts.Idempotent(), "ReasonSearch=OOM"));
    }

    [Fact]
    public async Task Column_Renamed_IsFound() =>
        Assert.Contains(await FaultsAsync(Changed("[UsernameKey]", "[UserNameKey2]"), "Username=li"), fault => fault.Contains("UsernameKey", StringComparison.Ordinal));

    [Theory]
    [InlineData("[IX_Job_Status_GmtFinishTime_Id] ON [Job] ([Status], [GmtFinishTime], [Id])", "[IX_Job_Status_GmtFinishTime_Id] ON [Job] ([Status], [GmtFinishTime])")]
    [InlineData("INCLUDE ([DisplayName])", "")]
    [InlineData("WHERE [PipelineIdKey] IS NOT NULL", "")]
    [InlineData("DATA_COMPRESSION = PAGE", "DATA_COMPRESSION = ROW")]
    public async Task Index_WithoutAPart_IsFound(string part, string other)
    {
        using var model = new DatabaseModel(SqlServerVersion.Sql150, Changed(part, other));

        Assert.NotEqual(await GoldenTests.ReadLinesAsync("indexes.txt"), model.Indexes);
    }

    [Fact]
    public async Task ColumnOfAnIndex_Removed_IsFound() =>
        Assert.Contains(await FaultsAsync(Changed("[GmtFinishTime] bigint NULL,", ""), ""), fault => fault.Contains("GmtFinishTime", StringComparison.Ordinal));

    [Fact]
    public async Task FullTextIndex_Dropped_IsFound() =>
        Assert.Equal(
            ["JobText.Reason is in no full-text index"],
            await FaultsAsync(Regex.Replace(Scripts.Idempotent(), "CREATE FULLTEXT INDEX[^;]*;", "PRINT N'';"), "ReasonSearch=OOM"));

    [Fact]
    public async Task FullTextIndex_WithoutAColumn_IsFound() =>
        Assert.Equal(["JobText.Image is in no full-text index"], await FaultsAsync(Changed(", [Image] LANGUAGE 2052", ""), "ImageSearch=pytorch"));

    [Theory]
    [InlineData("SELECT [j].[Id] FROM [Job] AS [j] WHERE [j].[Id] = 1; SELECT [x].[Id] FROM [Job] AS [j]", "[x].[Id] is the column of no table")]
    [InlineData("SELECT [d].[Id] FROM [JobDetail] AS [d] WHERE [d].[DisplayNameKey] LIKE @name", "[d].[DisplayNameKey] LIKE @name has no ESCAPE", "@name has the bounded form of a column, and is compared for something else than equality")]
    [InlineData("SELECT [d].[Id] FROM [JobDetail] AS [d] WHERE [d].[JobIdKey] = N'dlc1'", "the text 'dlc1' is in the SQL")]
    [InlineData("SELECT [d].[Id] FROM [JobDetail] AS [d] WHERE UPPER([d].[DisplayNameKey]) = @name", "[d].[DisplayNameKey] could be looked up in an index, but is compared as UPPER([d].[DisplayNameKey])")]
    [InlineData("SELECT [j].[Id] FROM [Job] AS [j] WHERE CAST([j].[GmtCreateTime] AS float) >= 1", "[j].[GmtCreateTime] could be looked up in an index, but is compared as CAST([j].[GmtCreateTime] AS float)")]
    [InlineData("SELECT [d].[Id] FROM [JobDetail] AS [d] WHERE [d].[JobIdKey] IN (@name)", "[d].[JobIdKey] is nvarchar(450), and is compared with @name, which is nvarchar(800)")]
    [InlineData("SELECT [d].[Id] FROM [JobDetail] AS [d] WHERE [d].[DisplayNameKey] = @other", "@other is no parameter")]
    [InlineData("SELECT [t].[Id] FROM [JobText] AS [t] WHERE CONTAINS([t].[Name], @name)", "CONTAINS([t].[Name], @name) takes its condition from something else than a parameter of type nvarchar(4000)")]
    [InlineData("SELECT [d].[Id] FROM [JobDetail] AS [d] WHERE [d].[DisplayNameKey] LIKE @name ESCAPE N'\\'", "@name has the bounded form of a column, and is compared for something else than equality")]
    [InlineData("SELECT [d].[Id] FROM [JobDetail] AS [d] WHERE [d].[DisplayNameKey] >= @name", "@name has the bounded form of a column, and is compared for something else than equality")]
    [InlineData("SELECT [d].[Id] FROM [JobDetail] AS [d] WHERE [d].[DisplayNameKey] IN (SELECT [v].[value] FROM OPENJSON(@name) WITH ([value] nvarchar(800) '$') AS [v])", "OPENJSON(@name) WITH ([value] nvarchar(800) '$') AS [v] is in the collation of the database")]
    [InlineData("SELECT [w].[UserId] FROM [WorkspaceMember] AS [w] JOIN [Tag] AS [t] ON [t].[Key] = [w].[WorkspaceId]", "[t].[Key] is nvarchar(300), and is compared with [w].[WorkspaceId], which is nvarchar(425)", "[w].[WorkspaceId] is nvarchar(425), and is compared with [t].[Key], which is nvarchar(300)")]
    public void Query_AgainstARule_IsFound(string sql, params string[] faults)
    {
        var query = new CapturedQuery(sql, [new CapturedParameter("@name", SqlDbType.NVarChar, 800, "x")]);

        Assert.Equal(faults, new QueryRules(TableColumns.OfTheProduct(), ["JobText.Name"]).FaultsOf(query));
    }

    private static string Changed(string from, string to)
    {
        var script = Scripts.Idempotent();
        Assert.Contains(from, script, StringComparison.Ordinal);
        return script.Replace(from, to, StringComparison.Ordinal);
    }

    private async Task<ImmutableArray<string>> FaultsAsync(string script, string request)
    {
        var queries = await _capture.OfAsync(asked => asked.RowsAsync(JobCaller.Local, Questions.Parse(request), default));
        using var model = new DatabaseModel(SqlServerVersion.Sql150, script);
        var rules = new QueryRules(TableColumns.OfTheProduct(), model.FullTextColumns);
        return [.. model.Faults, .. model.FaultsOf(queries), .. queries.SelectMany(rules.FaultsOf)];
    }
}
