using System.Globalization;
using JobsDashboard.Components.Jobs.Filters;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Question;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Filters;

public sealed class LocalTimeTextTests
{
    [Theory]
    [InlineData("Asia/Shanghai", "2026-11-24", false, "2026-11-23T16:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-11-24", true, "2026-11-24T15:59:59Z")]
    [InlineData("Asia/Shanghai", "2026-11-24 08:30", true, "2026-11-24T00:30:00Z")]
    [InlineData("Asia/Shanghai", "2026-11-24T08:30:15", false, "2026-11-24T00:30:15Z")]
    [InlineData("Asia/Shanghai", "2026-11-24T08:30:15Z", false, "2026-11-24T08:30:15Z")]
    [InlineData("Asia/Shanghai", "2026-11-24 08:30-05:00", false, "2026-11-24T13:30:00Z")]
    [InlineData("Asia/Shanghai", "2026-11-24T08:30:15.5Z", false, "2026-11-24T08:30:15.5Z")]
    [InlineData("Asia/Shanghai", "now-7d", false, "now-7d")]
    [InlineData("Asia/Shanghai", "any", true, "any")]
    // The last second of a day of 25 hours, and of one of 23.
    [InlineData("Europe/Berlin", "2026-10-25", true, "2026-10-25T22:59:59Z")]
    [InlineData("Europe/Berlin", "2026-03-29", true, "2026-03-29T21:59:59Z")]
    [InlineData("Europe/Berlin", "2026-10-25 02:30+01:00", false, "2026-10-25T01:30:00Z")]
    [InlineData("UTC", "9999-12-31", true, "9999-12-31T23:59:59.9999999Z")]
    public void Text_Typed_IsAnInstantOfTheZone(string zone, string text, bool isEnd, string bound)
    {
        var (read, note) = LocalTimeText.Read(text, PageZone.Find(zone)!, isEnd);

        Assert.Equal(bound, read.ToString());
        Assert.Null(note);
    }

    [Theory]
    [InlineData("2026-10-25 02:30", "2026-10-25T00:30:00Z", "The clock shows 02:30 twice; the first, in UTC+2, is meant, not that in UTC+1.")]
    [InlineData("2026-03-29 02:30", "2026-03-29T01:00:00Z", "The clock skips 02:30; 03:00 is meant, when it is put forward.")]
    public void Text_OfATimeThatIsTwiceOrNever_SaysWhichInstantIsMeant(string text, string bound, string note) =>
        Assert.Equal((bound, note), LocalTimeText.Read(text, PageZone.Find("Europe/Berlin")!, isEnd: false) is var (read, said) ? (read.ToString()!, said!) : default);

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-02-30")]
    [InlineData("2026-11-24 25:00")]
    [InlineData("2026-11-24 08:30+99:00")]
    [InlineData("24.11.2026")]
    [InlineData("2026-11-24 8:30")]
    public void Text_ThatIsNoTime_IsNoBound(string text) => Assert.Equal((null, null), LocalTimeText.Read(text, PageZone.Utc, isEnd: false));

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Kolkata")]
    [InlineData("UTC")]
    public void Bound_Written_IsReadAsTheSame(string name)
    {
        var (zone, random) = (PageZone.Find(name)!, new Random(20261129));
        // Hours around the changes of the clock among them.
        var starts = new[] { "2026-10-25T00:00Z", "2026-11-01T05:00Z", "2026-04-04T14:00Z", "2026-03-29T00:00Z", "2026-01-01T00:00Z" };
        for (var i = 0; i < 500; i++)
        {
            var instant = DateTimeOffset.Parse(starts[i % starts.Length], CultureInfo.InvariantCulture).AddSeconds(random.Next(4 * 3600)).AddMilliseconds(i % 3 == 0 ? random.Next(1000) : 0);

            var text = LocalTimeText.Write(TimeBound.At(instant), zone);

            Assert.Equal((TimeBound.At(instant), null), LocalTimeText.Read(text, zone, isEnd: i % 2 == 0));
        }
    }
}
