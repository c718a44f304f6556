using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Data;

public sealed class ImpossibleNumbersTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> NoNumbers =>
        ["-1", "-0.5", "+1", "NaN", "Infinity", "-Infinity", "∞", "1e999", "1E5", "1,5", "0x10", "１", " 1", "9".PadLeft(400, '9'), "many"];

    [Theory]
    [MemberData(nameof(NoNumbers))]
    public void Texts_ThatAreNoNumbers_HaveNoValue(string text)
    {
        var job = new JobItem { RequestGPU = text, RequestMemory = text + "Gi", NodeCount = text, RestartTimes = text };

        var facts = IndexedJob.Of(job);

        Assert.Equal((null, null, null, null), (facts.Numbers.RequestGPU, facts.Numbers.RequestMemory, facts.Numbers.NodeCount, facts.Numbers.RestartTimes));
        Assert.Equal(job, facts.Item);
        Assert.Equal(["NodeCount", "RequestGPU", "RequestMemory", "RestartTimes"], ImpossibleNumbers.In(job).Order());
    }

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("1.5")]
    public void Counts_ThatAreNoWholeNumbersOrTooLarge_HaveNoValue(string text)
    {
        var job = new JobItem { NodeCount = text, RestartTimes = text };

        var facts = IndexedJob.Of(job);

        Assert.Equal((null, null), (facts.Numbers.NodeCount, facts.Numbers.RestartTimes));
        Assert.Equal(["NodeCount", "RestartTimes"], ImpossibleNumbers.In(job).Order());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Numbers_BelowZero_HaveNoValue(int number)
    {
        var job = new JobItem { Duration = number, RequestCPU = number, Priority = number };

        var facts = IndexedJob.Of(job);

        Assert.Equal((null, null, null), (facts.Numbers.Duration, facts.Numbers.RequestCPU, facts.Numbers.Priority));
        Assert.Equal(job, facts.Item);
        Assert.Equal(["Duration", "Priority", "RequestCPU"], ImpossibleNumbers.In(job).Order());
    }

    [Fact]
    public void Numbers_ThatCanBe_HaveTheirValue()
    {
        var job = new JobItem
        {
            Duration = 0,
            RequestCPU = long.MaxValue,
            Priority = 0,
            RequestGPU = "0",
            RequestMemory = "0",
            NodeCount = "9223372036854775807",
            RestartTimes = "2/-1",
        };

        var numbers = IndexedJob.Of(job).Numbers;

        Assert.Equal((0, long.MaxValue, 0), (numbers.Duration, numbers.RequestCPU, numbers.Priority));
        Assert.Equal((0d, 0d, long.MaxValue, 2), (numbers.RequestGPU, numbers.RequestMemory, numbers.NodeCount, numbers.RestartTimes));
        Assert.Empty(ImpossibleNumbers.In(job));
    }

    [Fact]
    public void Job_ThatEndsBeforeItsCreation_HasNoDuration()
    {
        var facts = IndexedJob.Of(new JobItem { GmtCreateTime = s_noon, GmtFinishTime = s_noon.AddSeconds(-1) });

        Assert.Null(facts.Item.Duration);
        Assert.Null(facts.Numbers.Duration);
        Assert.Equal(0, IndexedJob.Of(new JobItem { GmtCreateTime = s_noon, GmtFinishTime = s_noon }).Numbers.Duration);
    }
}
