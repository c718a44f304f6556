using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Columns.Tallying;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>The median is that of the sorted times, however they were divided among threads.</summary>
public sealed class MedianOfTimesTests
{
    private const int LongTime = 100 * 24 * 60 * 60;

    private readonly Random _random = new(TestSeed.Value);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(400, 500)]
    [InlineData(400, 700)]
    [InlineData(5_000, 3)]
    [InlineData(3, 5_000)]
    [InlineData(20_000, 30_000)]
    public void Median_OfTwoParts_IsTheLowerOneInTheMiddle(int first, int second)
    {
        foreach (var longest in new[] { 10, 5_000, 20_000_000, LongTime })
        {
            var (one, other) = (Times(first, longest), Times(second, longest));
            var sum = new MedianOfTimes();
            sum.Add(Of(one));
            sum.Add(Of(other));

            long[] sorted = [.. one.Concat(other).Order()];
            Assert.Equal(sorted.Length == 0 ? null : sorted[(sorted.Length - 1) / 2], sum.Median());
        }
    }

    private static MedianOfTimes Of(long[] times)
    {
        var median = new MedianOfTimes();
        median.Add(times);
        return median;
    }

    private long[] Times(int count, int longest) => [.. Enumerable.Range(0, count).Select(_ => _random.NextInt64(longest))];
}
