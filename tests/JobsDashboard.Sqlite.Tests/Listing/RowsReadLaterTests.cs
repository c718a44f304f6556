using System.Collections.Immutable;
using System.Data.Common;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Sqlite.Reading;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Listing;

/// <summary>A page is read by several statements. What becomes private between them is not shown.</summary>
public sealed class RowsReadLaterTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;
    private static readonly ListJobsRequest s_everything = new() { StartTime = TimeBound.Any, EndTime = TimeBound.Any };
    private static readonly JobCaller s_member = new("member", IsGlobalAdmin: false);

    [Fact]
    public async Task Rows_OfAJobThatBecomesPrivateMeanwhile_AreNotShown() => Assert.Equal(["stays"], await AskAsync(
        "rows", null, async queries => (await queries.RowsAsync(s_member, s_everything, s_token)).Rows.Select(row => row.JobId)));

    [Fact]
    public async Task Jobs_ThatBecomePrivateMeanwhile_AreNotShown() => Assert.Equal(["stays"], await AskAsync(
        "jobs", null, async queries => (await queries.ListAsync(s_member, s_everything, s_token)).Jobs.Select(job => job.Contains("stays", StringComparison.Ordinal) ? "stays" : "hides")));

    /// <summary>Further columns of a job, and then its tags, which the whole job has.</summary>
    [Theory]
    [InlineData("\"GmtSubmittedTime\"", nameof(JobItem.Priority))]
    [InlineData("\"Json\"", "Tags.team")]
    public async Task Values_OfAJobThatBecomesPrivateAfterItsRow_AreNotShown(string statement, string value) => Assert.Equal(
        ["stays"],
        await AskAsync(
            value,
            statement,
            async queries => from row in (await queries.RowsAsync(s_member, s_everything, s_token)).Rows
                             where row.Values?.ContainsKey(value) == true
                             select row.JobId));

    // Before a statement of EF, or the page's rows, which the program reads by itself once it has their ids.
    private async Task<IEnumerable<string>> AskAsync(string workspace, string? before, Func<TestQueries, Task<IEnumerable<string>>> ask)
    {
        await database.Services.GetRequiredService<WorkspaceMembers>().SetAsync(new(workspace, s_member.UserId, IsAdmin: false), s_token);
        await database.AddAsync(Job("stays"), Job("hides"));
        Func<Task> hide = () => database.AddAsync(Job("hides") with { Accessibility = "PRIVATE" });
        await using var services = database.ServicesWith(services => _ = before is null
            ? services.AddSingleton(database.Services.GetRequiredService<ReadingDatabases>() with { Reader = new BeforeRows(hide) })
            : services.ConfigureDbContext<JobsDb>(options => options.AddInterceptors(new Before(before, hide))));

        var shown = (await ask(TestQueries.Of(services))).ToList();
        await database.Services.GetRequiredService<WorkspaceMembers>().RemoveAsync(workspace, s_member.UserId, s_token);
        return shown;

        JobItem Job(string id) => new()
        {
            JobId = id,
            UserId = "another",
            WorkspaceId = workspace,
            Accessibility = "PUBLIC",
            Priority = 1,
            Settings = new JobSettings { Tags = ImmutableSortedDictionary<string, string>.Empty.Add("team", "nlp") },
            GmtCreateTime = database.Now.AddHours(-1),
            GmtModifiedTime = database.Now,
        };
    }

    private sealed class BeforeRows(Func<Task> act) : QueryReader
    {
        private readonly SqliteQueryReader _reader = new(NullLogger.Instance);

        public override async Task<List<T>> ReadAsync<T>(JobsDb db, IQueryable<T> query, CancellationToken cancellationToken)
        {
            if (typeof(T) != typeof(long))
            {
                await act();
            }
            return await _reader.ReadAsync(db, query, cancellationToken);
        }
    }

    private sealed class Before(string statement, Func<Task> act) : DbCommandInterceptor
    {
        private bool _isDone;

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (!_isDone && command.CommandText.Contains(statement, StringComparison.Ordinal))
            {
                _isDone = true;
                await act();
            }
            return result;
        }
    }
}
