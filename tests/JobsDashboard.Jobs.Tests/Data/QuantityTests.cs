using JobsDashboard.Jobs.Fields;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Data;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("32Gi", 32d)]
    [InlineData("512Mi", 0.5)]
    [InlineData("1073741824", 1d)]
    [InlineData("lots", null)]
    [InlineData("-1Gi", null)]
    public void GiB_OfAnAmount_IsItsNumber(string text, double? gib) => Assert.Equal(gib, Quantity.GiB(text));

    /// <summary>A database may not take what is no number.</summary>
    [Fact]
    public void GiB_OfAnAmountBeyondAllNumbers_IsNone() => Assert.Null(Quantity.GiB(new string('9', 308) + "Ti"));
}
