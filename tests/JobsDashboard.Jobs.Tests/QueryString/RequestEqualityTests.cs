using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Jobs.Tests.QueryString;

/// <summary>Requests are equal when they ask for the same, which is when their URLs are equal.</summary>
public sealed class RequestEqualityTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    [Theory]
    [InlineData("")]
    [InlineData("Status=Failed")]
    [InlineData("Status=Failed,Stopped&NotUsername=li&Search=OOM&Tags.team=nlp&TagIn.env=prod,test&NotTags.team=cv&Missing=Tags.a,Duration&Range=Priority:9")]
    [InlineData("Unknown=1&PageSize=many")]
    public void Reading_OfTheSameTwice_IsEqual(string query)
    {
        var (one, other) = (Read(query), Read(query));

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.True(one.Request == other.Request);
        Assert.Equal(one.Request.GetHashCode(), other.Request.GetHashCode());
    }

    [Theory]
    [InlineData("Status=Failed", "NotStatus=Failed")]
    [InlineData("Status=Failed,Stopped", "Status=Stopped,Failed")]
    [InlineData("Missing=Duration", "Present=Duration")]
    [InlineData("Tags.team=nlp", "Tags.team=cv")]
    [InlineData("Tags.team=nlp", "NotTags.team=nlp")]
    [InlineData("Tags.team=nlp", "TagIn.team=nlp")]
    [InlineData("TagIn.team=nlp,cv", "TagIn.team=cv,nlp")]
    [InlineData("TagIn.team=nlp", "TagIn.Team=nlp")]
    [InlineData("Range=Priority:9", "NumericRangeField=Priority&NumericRangeMin=9&NumericRangeMax=9")]
    [InlineData("ReasonSearch=OOM", "ReasonSearch=oom")]
    [InlineData("Unknown=1", "Other=1")]
    [InlineData("PageSize=many", "PageNumber=many")]
    public void Reading_OfSomethingElse_IsNotEqual(string one, string other) => Assert.NotEqual(Read(one), Read(other));

    /// <summary>The order of parameters, the case of names and zeros at the end of a number mean nothing.</summary>
    [Theory]
    [InlineData("Status=Failed&JobType=TFJob&NotUsername=li", "NotUsername=li&JobType=TFJob&Status=Failed")]
    [InlineData("status=failed", "Status=Failed")]
    [InlineData("Range=RequestMemory:0.50..1.0", "Range=RequestMemory:0.5..1")]
    [InlineData("StartTime=2026-03-01T08:00:00%2B08:00", "StartTime=2026-03-01")]
    public void Request_WrittenInAnotherWay_IsEqualAndHasTheSameUrl(string one, string other)
    {
        Assert.Equal(Read(one).Request, Read(other).Request);
        Assert.Equal(ListJobsQueryString.Format(Read(one).Request), ListJobsQueryString.Format(Read(other).Request));
    }

    [Fact]
    public void Requests_Generated_AreEqualExactlyWhenTheirUrlsAre()
    {
        var seed = TestSeed.Value;
        var random = new Random(seed);
        var equals = 0;
        for (var i = 0; i < 300; i++)
        {
            var pairs = GeneratedRequests.All.Make(random).Url.Split('&');
            // The request, and those that say a little less or the same in another order.
            var urls = pairs.Select((_, left) => string.Join('&', pairs.Where((_, at) => at != left))).Append(string.Join('&', pairs.Reverse()));
            var requests = urls.Prepend(string.Join('&', pairs)).Select(Read).Where(reading => reading.Problems.IsEmpty)
                .Select(reading => (reading.Request, Url: ListJobsQueryString.Format(reading.Request))).ToList();

            foreach (var (request, url) in requests)
            {
                Assert.True(Read(url).Request == request, $"seed {seed}: {url}");
                foreach (var (other, otherUrl) in requests)
                {
                    Assert.True((request == other) == (url == otherUrl), $"seed {seed}: {url} and {otherUrl}");
                    Assert.True(request != other || request.GetHashCode() == other.GetHashCode(), $"seed {seed}: {url}");
                    equals += request == other && !ReferenceEquals(request, other) ? 1 : 0;
                }
            }
        }
        Assert.InRange(equals, 100, int.MaxValue);
    }

    private static ListJobsReading Read(string query) => ListJobsQueryString.Parse(query, s_now);
}
