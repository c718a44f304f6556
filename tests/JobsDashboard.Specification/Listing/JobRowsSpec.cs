using System.Collections.Immutable;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Specification.Listing;

/// <summary>What rows of the list have beside what every row has: any field, and the piece of text where searched words stand.</summary>
public abstract class JobRowsSpec(ITestDatabase database) : IAsyncLifetime
{
    private const string Everything = "StartTime=any&EndTime=any&PageSize=100";
    private const string Secret = "hunter2secret";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static readonly ImmutableArray<JobField> s_fields = [.. JobFields.All, .. GeneratedJobs.Tags.Select(tag => JobFields.Tag(tag.Key)), JobFields.Tag("none")];

    private ImmutableArray<JobItem> _jobs = [];

    public async ValueTask InitializeAsync()
    {
        _jobs = GeneratedJobs.Make(new Random(20260314), 300, database.Now);
        await database.AddAsync(_jobs);
        await database.AddAsync(
        [
            new()
            {
                JobId = "piece-all",
                UserId = "piece",
                DisplayName = "zebra",
                ReasonCode = "Zebra",
                ReasonMessage = "The zebra ran out of memory.",
                UserCommand = $"zebra --password={Secret} giraffe",
                JobSpecs = [new() { Image = "registry/lion:1" }, new() { Image = "registry/elephant:2" }],
                Extras = new() { Description = new string('长', 500) },
            },
        ]);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Fields_All_AreThoseOfTheJobs()
    {
        var met = new HashSet<string>();
        for (var page = 1; page <= 3; page++)
        {
            var request = Parse($"{Everything}&PageNumber={page}&NotUserIdForFilter=piece");
            foreach (var row in (await database.Queries.RowsAsync(JobCaller.Local, request, s_fields, s_token)).Rows)
            {
                var job = _jobs.Single(job => job.JobId == row.JobId);
                foreach (var field in s_fields)
                {
                    var (expected, value) = (Expected(job, field), row.ValueOf(field));
                    Assert.True(expected == Told(value), $"{row.JobId} {field}: expected {expected}, got {value}");
                    met.UnionWith(value is null ? [] : [field.Name]);
                }
            }
        }
        Assert.Equal(["Tags.none"], s_fields.Select(field => field.Name).Except(met));
    }

    [Fact]
    public async Task Fields_ThatAreNotAskedFor_AreNotThere()
    {
        var rows = await database.Queries.RowsAsync(JobCaller.Local, Parse(Everything), [JobFields.Priority, JobFields.Status, JobFields.Priority], s_token);
        var none = await database.Queries.RowsAsync(JobCaller.Local, Parse(Everything), [], s_token);

        Assert.Equal(["Priority"], rows.Rows.SelectMany(row => row.Values ?? ImmutableDictionary<string, FieldValue>.Empty).Select(value => value.Key).Distinct());
        Assert.All(none.Rows, row => Assert.Null(row.Values));
    }

    [Theory]
    [InlineData("Search=zebra", "ReasonMessage", "The zebra ran out of memory.")]
    [InlineData("UserCommandSearch=zebra", "UserCommand", null)]
    [InlineData("Search=giraffe", "UserCommand", null)]
    [InlineData("Search=giraffe lion", "UserCommand", null)]
    [InlineData("ImageSearch=elephant", "Image", "registry/elephant:2")]
    [InlineData("Search=elephant", "Image", "registry/elephant:2")]
    public async Task Piece_IsOfTheFirstTextThatHasAWord(string query, string field, string? text)
    {
        var piece = (await RowAsync(JobCaller.Local, query)).Piece!;

        Assert.Equal(field, piece.Field);
        Assert.Equal(text ?? piece.Text, piece.Text);
        Assert.All(piece.Marks, mark => Assert.Contains(piece.Text.Substring(mark.Start, mark.Length), query, StringComparison.Ordinal));
        Assert.NotEmpty(piece.Marks);
    }

    [Theory]
    [InlineData("DisplayName=zebra")]
    [InlineData("NotSearch=lizard")]
    public async Task Piece_OfNoSearchedWord_IsNotThere(string query) => Assert.Null((await RowAsync(JobCaller.Local, query)).Piece);

    [Fact]
    public async Task Secrets_OfSomebodyElse_AreInNoPieceAndNoField()
    {
        var other = await RowAsync(new JobCaller("other", IsGlobalAdmin: true), "Search=giraffe");
        var owner = await RowAsync(new JobCaller("piece", IsGlobalAdmin: false), "Search=giraffe");

        Assert.DoesNotContain(Secret, other.Piece!.Text + other.ValueOf(JobFields.UserCommand)!.Text, StringComparison.Ordinal);
        Assert.EndsWith(" giraffe", other.Piece.Text, StringComparison.Ordinal);
        Assert.Contains(Secret, owner.Piece!.Text, StringComparison.Ordinal);
        Assert.Contains(Secret, owner.ValueOf(JobFields.UserCommand)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_ThatIsLong_IsCut()
    {
        var description = (await RowAsync(JobCaller.Local, "")).ValueOf(JobFields.Description)!.Text!;

        Assert.Equal(new string('长', FieldValue.MaxTextLength) + "…", description);
    }

    private async Task<JobRow> RowAsync(JobCaller caller, string query) =>
        Assert.Single((await database.Queries.RowsAsync(caller, Parse($"{Everything}&JobId=piece-all&{query}"), s_token)).Rows);

    private ListJobsRequest Parse(string query)
    {
        var reading = ListJobsQueryString.Parse(query, database.Now);
        Assert.Empty(reading.Problems);
        return reading.Request;
    }

    private static string? Expected(JobItem job, JobField field) => field switch
    {
        NumberField => Text(ListingOracle.NumberOf(job, field.Name)),
        TimeField => ((DateTimeOffset?)typeof(JobItem).GetProperty(field.Name)!.GetValue(job))?.ToString("u"),
        FlagField => job.UseOversoldResource?.ToString(),
        TagsField => List((job.Settings?.Tags ?? ListJobsRequest.NoTags).Select(tag => $"{tag.Key}={tag.Value}")),
        _ when field == JobFields.Image => List((job.JobSpecs ?? []).Select(spec => spec.Image!).Distinct()),
        _ when field == JobFields.Description => job.Extras?.Description,
        _ => CountingOracle.ValueOf(job, field.Name),
    };

    private static string? Told(FieldValue? value) => value switch
    {
        null => null,
        { Text: { } text } => text,
        { Number: { } number } => Text(number),
        { Time: { } time } => time.ToString("u"),
        { Flag: { } flag } => flag.ToString(),
        _ => List(value.List!.Value),
    };

    private static string? Text(double? number) => number?.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static string? List(IEnumerable<string> texts) => string.Join('|', texts) is { Length: > 0 } list ? list : null;
}
