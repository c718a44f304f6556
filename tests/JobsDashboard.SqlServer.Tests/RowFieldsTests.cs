using System.Collections.Immutable;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.SqlServer.Tests.Checking;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

/// <summary>Rows cost no more statements than the fields that are asked for need, however many rows there are.</summary>
public sealed class RowFieldsTests
{
    private readonly QueryCapture _capture = new();

    [Theory]
    [InlineData("", "", 1, 0)]
    [InlineData("", "Status,Duration,DisplayName,ReasonMessage", 1, 0)]
    [InlineData("", "Priority,QueueTime,WorkspaceId,PaymentType", 2, 0)]
    [InlineData("", "Tags.team,Tags,Image", 2, 1)]
    [InlineData("", "Priority,UserCommand,Description", 3, 1)]
    [InlineData("ReasonSearch=oom", "", 2, 0)]
    [InlineData("Search=oom", "", 3, 1)]
    [InlineData("Search=oom", "Priority,UserCommand", 4, 1)]
    public async Task Rows_WithFields_ReadWhatIsAskedForOnly(string query, string fields, int statements, int wholeJobs)
    {
        ImmutableArray<JobField> asked = [.. fields.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => JobFields.Find(name)!)];

        var queries = await _capture.OfAsync(queries => queries.RowsAsync(JobCaller.Local, Questions.Parse(query), asked, default));

        Assert.Equal(statements, queries.Length);
        Assert.Equal(wholeJobs, queries.Count(captured => captured.Sql.Contains("[Json]", StringComparison.Ordinal)));
        Assert.Equal(fields.Contains("Priority", StringComparison.Ordinal), queries.Any(captured => captured.Sql.Contains("[Priority]", StringComparison.Ordinal)));
        Assert.Equal(fields.Contains("Description", StringComparison.Ordinal), queries.Any(captured => captured.Sql.Contains("].[Extras]", StringComparison.Ordinal)));
        Assert.DoesNotContain(queries, captured => captured.Sql.Contains("[NodeCount]", StringComparison.Ordinal));
    }
}
