using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>Texts that a server would take for equal, or that no index of its could hold.</summary>
public sealed class LongTextTests(SqlServerTestDatabase database) : IClassFixture<SqlServerTestDatabase>
{
    private readonly SqlServerTestDatabase _database = database.OrSkip();

    [Fact(Timeout = TestServer.TimeLimit)]
    public async Task Users_ThatAServerTakesForEqual_StayDifferent()
    {
        string[] users = ["straße", "STRASSE", "strasse", "a", "a ", "ａ", "i", "İ", "ı", "I", "カ", "か", new string('x', 2000), new string('x', 2001), new string('x', 2000) + "y"];
        await _database.AddAsync(users.Select((user, number) => new JobItem { JobId = $"dlc-user-{number}", UserId = user, GmtCreateTime = _database.Now }));

        foreach (var (number, user) in users.Index())
        {
            var page = await _database.Queries.ListAsync(new JobCaller(user, IsGlobalAdmin: false), Questions.Parse("StartTime=any&EndTime=any"), TestContext.Current.CancellationToken);

            Assert.Contains($"\"dlc-user-{number}\"", Assert.Single(page.Jobs), StringComparison.Ordinal);
        }
    }

    [Fact(Timeout = TestServer.TimeLimit)]
    public async Task TagsAndNames_LongerThanTheirKeys_AreFoundByTheWholeTextOnly()
    {
        var (value, name) = (new string('v', 600), new string('n', 900));
        await _database.AddAsync(Enumerable.Range(1, 2).Select(end => new JobItem
        {
            JobId = $"dlc-long-{end}",
            DisplayName = name + end,
            GmtCreateTime = _database.Now,
            Settings = new JobSettings { Tags = ListJobsRequest.NoTags.Add("long", value + end) },
        }));

        Assert.Equal(1, await CountAsync(("Tags.long", value + "1")));
        Assert.Equal(1, await CountAsync(("Tags.long", value + "2")));
        Assert.Equal(0, await CountAsync(("Tags.long", value)));
        Assert.Equal(1, await CountAsync(("DisplayName", name.ToUpperInvariant() + "1"), ("DisplayNameSearchMode", "exact")));
        Assert.Equal(0, await CountAsync(("DisplayName", name), ("DisplayNameSearchMode", "exact")));
        Assert.Equal(2, await CountAsync(("DisplayName", name[..700]), ("DisplayNameSearchMode", "prefix")));
        Assert.Equal(2, await CountAsync(("DisplayName", name[..700])));
        var whole = await _database.Queries.FindAsync(JobCaller.Local, "dlc-long-2", TestContext.Current.CancellationToken);
        Assert.Equal((name + "2", value + "2"), (whole!.DisplayName, whole.Settings!.Tags!["long"]));
    }

    private Task<long> CountAsync(params IEnumerable<(string Name, string Value)> pairs) => _database.Queries.CountAsync(
        JobCaller.Local,
        Questions.Parse(string.Join('&', pairs.Append(("StartTime", "any")).Append(("EndTime", "any")).Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}"))),
        TestContext.Current.CancellationToken);
}
