using System.Collections.Immutable;
using System.Text.Json;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Zones;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Specification.Access;

/// <summary>Who sees the secrets in jobs, and that nobody finds a job by one, whichever database holds them.</summary>
public abstract class SecretsSpec(ITestDatabase database) : IAsyncLifetime
{
    private const string Id = "dlc-everywhere";
    private const string Owner = "a1";
    private const string Everything = "StartTime=any&EndTime=any&PageSize=100";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    // Each can see the job. The admin of its workspace does not own it, and so does nobody who sees every job.
    private static readonly JobCaller[] s_others =
        [new("1001", IsGlobalAdmin: false), new("1002", IsGlobalAdmin: false), new("A1", IsGlobalAdmin: true), JobCaller.Local];

    private static readonly JobCaller[] s_shown =
        [new(Owner, IsGlobalAdmin: false), new(Owner, IsGlobalAdmin: true), new("1001", IsGlobalAdmin: false) { SeesSecrets = true }];

    private ImmutableArray<(JobItem Job, JobItem Shown)> _jobs = [];

    public async ValueTask InitializeAsync()
    {
        var random = new Random(20260317);
        _jobs = SecretJobs.AddTo(random, GeneratedJobs.Make(random, 400, database.Now));
        await database.AddAsync(_jobs.Select(job => job.Job).Append(SecretJobs.Everywhere(Id, Owner, database.Now)));
        var members = database.Services.GetRequiredService<WorkspaceMembers>();
        await members.SetAsync(new("268", "1001", IsAdmin: false), s_token);
        await members.SetAsync(new("268", "1002", IsAdmin: true), s_token);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Secrets_ForOthers_AreInNoAnswer()
    {
        foreach (var caller in s_others)
        {
            var answers = await AnswersAsync(caller);

            Assert.All(answers, answer =>
            {
                Assert.DoesNotContain(SecretJobs.Secret, answer.Value, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("1234", answer.Key == "find" ? answer.Value : "", StringComparison.Ordinal);
            });
            Assert.All(["rows", "list", "find", "export"], channel => Assert.Contains("••••••", answers[channel], StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Secrets_ForTheOwnerAndWhereTheyAreShown_AreAllThere()
    {
        foreach (var caller in s_shown)
        {
            var answers = await AnswersAsync(caller);

            Assert.Equal(Numbered(1, 16).Concat(["1234"]), Numbered(1, 16).Append("1234").Where(secret => answers["list"].Contains(secret, StringComparison.Ordinal)));
            // Those of command, reason and description: all that a row is of.
            Assert.Equal([.. Numbered(1, 3), .. Numbered(17, 17)], Numbered(1, SecretJobs.Secrets).Where(secret => answers["rows"].Contains(secret, StringComparison.Ordinal)));
            foreach (var channel in new[] { "find", "export" })
            {
                Assert.All(Numbered(1, SecretJobs.Secrets), secret => Assert.Contains(secret, answers[channel], StringComparison.Ordinal));
                Assert.DoesNotContain("••••••", answers[channel], StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Job_ForOthers_KeepsWhatIsNoSecret()
    {
        var job = await database.Queries.FindAsync(s_others[0], Id, s_token);

        Assert.Equal("python train.py --password •••••• --lr 0.1", job!.UserCommand);
        Assert.Equal("export API_TOKEN=••••••\npython train.py", job.UserScript);
        Assert.Equal(["C", "https://nlp:••••••@pypi.example.com", "••••••"], job.Envs!.Values);
        Assert.Equal("密码：••••••", job.StatusHistory!.Value[0].ReasonMessage);
        Assert.Equal(
            """{"containers":[{"env":[{"name":"DB_PASSWORD","value":"••••••"}],"args":["--password","••••••"]}],"secret":"••••••"}""",
            job.JobSpecs!.Value[0].ExtraPodSpec!.Value.GetRawText());
        Assert.Equal("""{"password":"••••••","VpcId":"vpc-1","token":"••••••"}""", job.UserVpc!.Value.GetRawText());
        Assert.Equal("""{"db":{"password":"••••••"},"max_tokens":512}""", job.Settings!.AdvancedSettings!.Value.GetRawText());
        Assert.Equal("ablation, api_key=••••••", job.Extras!.Description);
        Assert.Equal(["••••••", "C"], job.Extras.CustomEnvs!.Value.Select(env => env.Value));
        Assert.Equal("""{"Worker":{"AWS_SECRET_ACCESS_KEY":"••••••","RANK":"0"}}""", job.Extras.RoleSystemEnvs!.Value.GetRawText());
    }

    [Fact]
    public async Task Jobs_ThatAreGenerated_AreShownAsTheyAreWrittenDown()
    {
        foreach (var caller in new JobCaller[] { JobCaller.Local, new(Owner, IsGlobalAdmin: true), new("1001", IsGlobalAdmin: true) })
        {
            var request = ListJobsQueryString.Parse(Everything, database.Now).Request;
            var exported = await database.Queries.ExportAsync(caller, request, s_token).ToDictionaryAsync(job => IdOf(job.Json), cancellationToken: s_token);

            Assert.All(_jobs, job =>
            {
                var expected = ListingOracle.Answered(job.Job.UserId == caller.UserId ? job.Job : job.Shown);
                Assert.Equal(JsonSerializer.Serialize(expected, JobJson.Wire.JobItem), exported[job.Job.JobId!].Json);
                Assert.Equal(expected.Extras?.Description, exported[job.Job.JobId!].Extras is { } extras
                    ? JsonDocument.Parse(extras).RootElement.GetProperty("Description").GetString()
                    : null);
            });
        }
    }

    [Theory]
    [InlineData("UserCommandSearch", "s3cr3t01")]
    [InlineData("UserCommandSearch", "s3cr3t*")]
    [InlineData("UserCommandSearch", "password")]
    [InlineData("UserCommandSearch", "\"train.py --password\"")]
    [InlineData("UserCommandSearch", "token train.py")]
    [InlineData("UserCommandSearch", "password=s3cr3t01")]
    [InlineData("ReasonSearch", "s3cr3t02")]
    [InlineData("ReasonSearch", "login")]
    [InlineData("ReasonSearch", "密码")]
    [InlineData("ReasonSearch", "失败s3cr3t02")]
    [InlineData("ReasonSearch", "失败-密码")]
    [InlineData("Search", "s3cr3t01")]
    [InlineData("Search", "s3cr3t02 login")]
    [InlineData("Search", "train.py login")]
    [InlineData("Description", "s3cr3t03")]
    [InlineData("Description", "s3cr")]
    [InlineData("Description", "3t")]
    [InlineData("Description", "api_key")]
    public async Task Search_ForASecret_FindsNothingWhoeverAsks(string parameter, string text)
    {
        Assert.SkipUnless(database.BreaksWordsItself || System.Text.Ascii.IsValid(text), "A word breaker decides what a word is.");
        foreach (var name in new[] { parameter, $"Not{parameter}" })
        {
            var pairs = new Pairs();
            pairs.Set("StartTime", "any");
            pairs.Set("EndTime", "any");
            pairs.Set(name, text);
            var reading = ListJobsQueryString.Parse(pairs.Url, database.Now);
            Assert.Empty(reading.Problems);
            var expected = new ListingOracle([.. _jobs.Select(job => job.Shown)], _ => database.Now, database.Now, "").All(pairs)
                .Select(job => job.JobId!).ToHashSet();
            foreach (var caller in new JobCaller[] { JobCaller.Local, new(Owner, IsGlobalAdmin: true), new("x", IsGlobalAdmin: true) { SeesSecrets = true } })
            {
                var found = await database.Queries.ExportAsync(caller, reading.Request, s_token)
                    .Select(job => IdOf(job.Json)).Where(id => id != Id).ToHashSetAsync(cancellationToken: s_token);

                Assert.Equal(expected.Order(), found.Order());
            }
        }
    }

    [Theory]
    [InlineData("ReasonMessage")]
    [InlineData("UserCommand")]
    [InlineData("Description")]
    public async Task Presence_OfAMaskedText_IsThatOfTheText(string field)
    {
        var request = ListJobsQueryString.Parse($"{Everything}&JobId={Id}&Present={field}", database.Now).Request;

        Assert.Equal(1, await database.Queries.CountAsync(s_others[0], request, s_token));
    }

    // Everything that can be asked, about jobs with secrets.
    private async Task<Dictionary<string, string>> AnswersAsync(JobCaller caller)
    {
        var jobs = database.Queries;
        var request = ListJobsQueryString.Parse($"{Everything}&JobId={Id}", database.Now).Request;
        var facets = await jobs.FacetsAsync(caller, request, [.. CountedField.Faceted, CountedField.Tag("team")], 100, s_token);
        var suggestions = await Task.WhenAll(new[] { CountedField.DisplayName, CountedField.TagKeys }.Concat(CountedField.Faceted)
            .Select(field => jobs.SuggestAsync(caller, request, field, ValueMatch.All, 100, s_token)));
        return new Dictionary<string, string>
        {
            ["rows"] = JsonSerializer.Serialize((await jobs.RowsAsync(caller, request, s_token)).Rows, s_readable),
            ["list"] = string.Join('\n', (await jobs.ListAsync(caller, request, s_token)).Jobs),
            ["find"] = Text((await jobs.FindAsync(caller, Id, s_token))!),
            ["export"] = string.Join('\n', await jobs.ExportAsync(caller, request, s_token).ToListAsync(s_token)),
            ["facets"] = string.Join('\n', facets.SelectMany(facet => facet.Values)),
            ["suggestions"] = string.Join('\n', suggestions.SelectMany(values => values)),
            ["summary"] = (await jobs.SummaryAsync(caller, request, s_token)).ToString(),
            ["zoned histogram"] = (await jobs.ZonedHistogramAsync(caller, request, ZoneClock.Utc, 40, s_token)).ToString(),
            ["histogram"] = (await jobs.HistogramAsync(caller, request, null, 40, s_token)).ToString(),
        };
    }

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IEnumerable<string> Numbered(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(number => $"{SecretJobs.Secret}{number:00}");

    private static string Text(JobItem job) =>
        JsonSerializer.Serialize(job, JobJson.Wire.JobItem) + JsonSerializer.Serialize(job.Extras!, JobJson.Wire.JobExtras);

    private static string IdOf(string json) => JsonDocument.Parse(json).RootElement.GetProperty("JobId").GetString()!;
}
