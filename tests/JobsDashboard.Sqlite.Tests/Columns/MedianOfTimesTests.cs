using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Columns.Tallying;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>The median is what sorting gives, however many times there are and whoever has seen them.</summary>
public sealed class MedianOfTimesTests
{
    private readonly Random _random = new(TestSeed.Value);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1_001)]
    [InlineData(150_000)]
    [InlineData(450_000)]
    public void Median_OfTimesInParts_IsTheLowerOneInTheMiddle(int count)
    {
        Func<int, long>[] kinds =
        [
            at => at,
            at => count - at,
            _ => 7,
            _ => _random.Next(3),
            _ => _random.Next(100_000),
            _ => _random.Next(10) == 0 ? _random.NextInt64(long.MaxValue) : _random.Next(100),
        ];
        foreach (var kind in kinds)
        {
            var times = Enumerable.Range(0, count).Select(kind).ToList();
            var whole = new MedianOfTimes();
            foreach (var part in times.Chunk(100_000))
            {
                var seen = new MedianOfTimes();
                Array.ForEach(part, seen.Add);
                whole.Add(seen);
            }

            Assert.Equal(count == 0 ? null : times.Order().ElementAt((count - 1) / 2), whole.Median());
        }
    }
}
