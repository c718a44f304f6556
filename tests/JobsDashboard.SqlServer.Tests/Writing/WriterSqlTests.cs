using System.Data;
using System.Reflection;
using JobsDashboard.SqlServer.Tests.Checking;
using JobsDashboard.SqlServer.Writing;
using Microsoft.SqlServer.Dac.Model;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Writing;

/// <summary>The statements of the writer, each behind the staging tables that it may name.</summary>
public sealed class WriterSqlTests
{
    private static readonly WriterSql s_sql = new(Scripts.Staging);

    private static readonly CapturedParameter[] s_parameters =
    [
        new("@source", SqlDbType.NVarChar, 450, null), new("@now", SqlDbType.BigInt, 0, null), new("@new", SqlDbType.BigInt, 0, null),
        new("@changed", SqlDbType.BigInt, 0, null), new("@unchanged", SqlDbType.BigInt, 0, null), new("@rejected", SqlDbType.BigInt, 0, null),
        new("@isComplete", SqlDbType.Bit, 0, null), new("@ids", SqlDbType.NVarChar, -1, null),
        new("@before", SqlDbType.BigInt, 0, null), new("@afterTime", SqlDbType.BigInt, 0, null), new("@afterId", SqlDbType.BigInt, 0, null),
        new("@statuses", SqlDbType.NVarChar, -1, null), new("@max", SqlDbType.BigInt, 0, null),
    ];

    public static TheoryData<SqlServerVersion> Versions => SchemaTests.Versions;

    private static IReadOnlyList<string> Statements { get; } =
    [
        .. typeof(WriterSql).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!),
        .. typeof(WriterSql).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => (string)property.GetValue(s_sql)!),
    ];

    [Theory, MemberData(nameof(Versions))]
    public void Statements_OfTheWriter_CompileInTheDatabase(SqlServerVersion version)
    {
        using var model = Model(version);

        Assert.Equal(14, Statements.Count);
        // A procedure of the server's own, which no model has: nothing here checks its name and parameters.
        var faults = model.FaultsOf(Statements.Select(Query)).RemoveAll(fault => fault.Contains("[dbo].[sp_getapplock]", StringComparison.Ordinal));
        Assert.True(faults.IsEmpty, string.Join('\n', faults));
    }

    [Theory]
    [InlineData("[#Job]", "[#Jobs]")]
    [InlineData("s.[GmtRunningTime]", "s.[GmtStartTime]")]
    [InlineData("[JobTag] AS t", "[JobTags] AS t")]
    [InlineData("t.[Folded]", "t.[NoColumn]")]
    public void Statement_ThatNamesWhatIsNotThere_IsFound(string name, string other)
    {
        using var model = Model(SqlServerVersion.Sql150);

        Assert.NotEmpty(model.FaultsOf(Query($"{s_sql.Upsert}\nSELECT t.[Folded] FROM [JobValue] AS t;".Replace(name, other, StringComparison.Ordinal))));
    }

    [Fact]
    public void Statements_OfTheWriter_UseNoMergeAndNoCursor() =>
        Assert.All(Statements, sql =>
        {
            Assert.DoesNotContain("MERGE", sql, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("CURSOR", sql, StringComparison.OrdinalIgnoreCase);
        });

    // The columns of temporary tables go unchecked, so here they are tables like the others.
    private static DatabaseModel Model(SqlServerVersion version) =>
        new(version, $"{Scripts.Idempotent()}\nGO\n{string.Join("\nGO\n", Scripts.Staging.Create.Select(Lasting))}");

    private static CapturedQuery Query(string sql) => new(sql == s_sql.Prepare ? sql : Lasting(sql), [.. s_parameters]);

    private static string Lasting(string sql) => sql.Replace("[#", "[staged ", StringComparison.Ordinal);
}
