using System.Data;
using System.Data.Common;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.SqlServer.Reading;
using JobsDashboard.SqlServer.Tests.Checking;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

/// <summary>What is read of the server's answer about its full-text index.</summary>
public sealed class FullTextLagTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1_234, false)]
    [InlineData(0, true)]
    public async Task Lag_OfAnIndex_IsAsTheServerSays(long unread, bool isBeingBuilt) =>
        Assert.Equal(new SearchLag(unread, isBeingBuilt), await ReadAsync((unread, isBeingBuilt)));

    /// <summary>A search says that there is none; it is not behind.</summary>
    [Fact]
    public async Task Lag_WithoutAnIndex_IsNone() => Assert.Equal(default, await ReadAsync());

    [Fact]
    public void Question_OfTheLag_IsASelectOfTwoColumns() => Assert.Equal(2, TSql.FieldsOf(FullTextLag.Sql).Length);

    private static async Task<SearchLag> ReadAsync(params (long UnreadJobs, bool IsBeingBuilt)[] rows)
    {
        var options = new DbContextOptionsBuilder<JobsDb>(SqlServerJobs.ForReading(new SqlServerSettings("Server=none;Database=jobs"), QueryTimeout.Default))
            .AddInterceptors(new NeverOpen(), new LagRows(rows))
            .Options;
        await using var db = new JobsDb(options);
        return await FullTextLag.ReadAsync(db, TestContext.Current.CancellationToken);
    }

    private sealed class LagRows((long UnreadJobs, bool IsBeingBuilt)[] rows) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            using var table = new DataTable();
            table.Columns.Add("UnreadJobs", typeof(long));
            table.Columns.Add("IsBeingBuilt", typeof(bool));
            foreach (var (unread, isBeingBuilt) in rows)
            {
                table.Rows.Add(unread, isBeingBuilt);
            }
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(table.CreateDataReader()));
        }
    }
}
