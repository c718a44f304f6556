using System.Diagnostics;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.SearchLine;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Jobs.Tests.SearchLine;

public sealed class SearchLineRoundTripTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    [Fact]
    public void Requests_Written_AreReadBackAsTheSame()
    {
        var random = new Random(TestSeed.Value);
        for (var i = 0; i < 5_000; i++)
        {
            AssertReadBack(ListJobsQueryString.Parse(GeneratedRequests.All.Make(random).Url, s_now).Request);
        }
    }

    /// <summary>Whatever a URL can ask about any text: in every filter, as a tag's key and value.</summary>
    [Fact]
    public void OddTexts_Written_AreReadBackAsTheSame()
    {
        var random = new Random(TestSeed.Value);
        string[] odd = ["：", "，", "“", "”", ",", "\"", "\"\"", "(", ")", "))", "-", "--", ":", "=", "^", "..", " ", "\n", "tag.", "x", "内", "'", "\\"];
        foreach (var filter in JobFilters.All)
        {
            for (var i = 0; i < 300; i++)
            {
                var text = string.Concat(random.GetItems(odd, random.Next(1, 7))) + (i % 2 == 0 ? AwkwardTexts.Make(random, 5) : "w");
                var query = $"{filter.Name}={Uri.EscapeDataString(text)}&Not{filter.Name}={Uri.EscapeDataString(text)}"
                    + $"&Tags.{Uri.EscapeDataString(text)}={Uri.EscapeDataString(text)}&NotTags.k={Uri.EscapeDataString(text)}"
                    + $"&Missing={Uri.EscapeDataString("\"Tags." + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")}";
                AssertReadBack(ListJobsQueryString.Parse(query, s_now).Request);
            }
        }
    }

    [Fact]
    public void AnyLine_ReadAndWritten_StaysAsItIs()
    {
        var random = new Random(TestSeed.Value);
        string[] pieces =
        [
            .. LineNames.All.Select(name => name.Example), .. LineNames.All.Select(name => name.Name + ":"), "-", "\"", "“", "”", "(", ")", ",", "，", "：", ":",
            " ", " ", " ", "\t", "tag.", ">", "<=", "..", "now-1d", "2026-11-01", "8", "内存", "\0", "\ud83d", "x",
        ];
        for (var i = 0; i < 20_000; i++)
        {
            var line = string.Concat(random.GetItems(pieces, random.Next(1, 9)));

            var reading = SearchLineText.Parse(line, s_now);
            var written = SearchLineText.Write(reading.Conditions);
            var again = SearchLineText.Parse(written, s_now);

            Assert.True(again.Problems.IsEmpty, $"{line} is written as {written}: {again.Problems.FirstOrDefault()?.Text}");
            Assert.Equal(written, SearchLineText.Write(again.Conditions));
            Assert.Equal(reading.Conditions, again.Conditions);
            Assert.All(reading.Problems, problem => Assert.InRange(problem.Start + problem.Length, problem.Start + 1, line.Length));
            // What the page makes of it, it can read again.
            Assert.Equal(reading.Conditions, ListJobsQueryString.Parse(ListJobsQueryString.Format(reading.Conditions), s_now).Request);
        }
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("“")]
    [InlineData("a:\"\" ")]
    [InlineData("tag.\"")]
    [InlineData("reason:(")]
    [InlineData("-")]
    [InlineData("a,")]
    [InlineData("status:failed,")]
    [InlineData("no:tag.a\"")]
    public void LongText_IsRead_InNoTime(string piece)
    {
        var line = string.Concat(Enumerable.Repeat(piece, 16_384 / piece.Length));
        var watch = Stopwatch.StartNew();

        SearchLineText.Parse(line, s_now);

        Assert.InRange(watch.ElapsedMilliseconds, 0, 2_000);
    }

    [Fact]
    public void Order_PageSize_AndWhatElseTheLineCannotSay_StayAsTheyAre()
    {
        var request = Request("Status=Failed&SortBy=DisplayName&Order=asc&PageNumber=3&PageSize=50&ShowOwn=true&FromAllWorkspaces=true"
            + "&NumericRangeField=RequestGPU&NumericRangeMin=8&Range=Priority:9&DisplayNameSearchMode=exact");

        var changed = SearchLineText.Parse("status:stopped mine:true gpu:>=8 priority:9 cpu:8", s_now).ApplyTo(request);

        Assert.Equal(
            Request("Status=Stopped&SortBy=DisplayName&Order=asc&PageSize=50&ShowOwn=true&FromAllWorkspaces=true"
                + "&NumericRangeField=RequestGPU&NumericRangeMin=8&Range=Priority:9&Range=RequestCPU:8&DisplayNameSearchMode=exact"),
            changed);
    }

    [Fact]
    public void FromAllWorkspaces_WithoutMine_GoesWithIt() =>
        Assert.False(SearchLineText.Parse("", s_now).ApplyTo(Request("ShowOwn=true&FromAllWorkspaces=true")).FromAllWorkspaces);

    [Fact]
    public void LineThatSaysTheSame_KeepsThePage()
    {
        var request = Request("Status=Failed,Stopped&PageNumber=3");

        Assert.Same(request, SearchLineText.Parse(" STATUS:failed,stopped ", s_now).ApplyTo(request));
    }

    [Fact]
    public void Names_AllFieldsAndFilters_AreInTheTableOnce()
    {
        var names = LineNames.All.SelectMany(name => name.AllNames).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Empty(JobFilters.All.Except(LineNames.All.Select(name => name.Filter)));
        Assert.Empty(JobFields.Nullable.Concat(JobFields.Numbers).Concat(JobFields.Times).Except(LineNames.All.Select(name => name.Field)));
        Assert.All(LineNames.All, name => Assert.Empty(SearchLineText.Parse(name.Example, s_now).Problems));
        Assert.All(SearchLineExamples.All, example => Assert.Empty(SearchLineText.Parse(example.Line, s_now).Problems));
    }

    private static void AssertReadBack(ListJobsRequest request)
    {
        var line = SearchLineText.Write(request);
        var reading = SearchLineText.Parse(line, s_now);

        Assert.True(reading.Problems.IsEmpty, $"{line}: {reading.Problems.FirstOrDefault()?.Text}");
        Assert.Equal(line, SearchLineText.Write(reading.Conditions));
        // Over a request that says other things, what is left of those is what no line can say.
        var other = ListJobsRequest.Default with
        {
            Tags = ListJobsRequest.NoTags.Add("other", "tag"),
            StartTime = TimeBound.Any,
            DisplayNameSearchMode = request.DisplayNameSearchMode,
            FromAllWorkspaces = request.FromAllWorkspaces,
            NumericRange = request.NumericRange,
            SortBy = request.SortBy,
            Ascending = request.Ascending,
            PageSize = request.PageSize,
        };
        Assert.Equal(Plain(request), Plain(reading.ApplyTo(other)));
    }

    // A range that is said twice is one.
    private static string Plain(ListJobsRequest request) => ListJobsQueryString.Format(request with
    {
        PageNumber = 1,
        Ranges = request.NumericRange is { } range ? request.Ranges.Remove(range) : request.Ranges,
    });

    private static ListJobsRequest Request(string query) => ListJobsQueryString.Parse(query, s_now).Request;
}
