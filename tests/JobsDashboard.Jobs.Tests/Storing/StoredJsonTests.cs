using JobsDashboard.Jobs.Storing;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Storing;

public sealed class StoredJsonTests
{
    [Theory]
    [InlineData("""{"JobId":"1","UserCommand":"a \"b\" {","JobSpecs":[{"Image":"x","UserId":"inner"}],"UserId":"u"}""",
        """{"UserCommand":"a \"b\" {","UserId":"u"}""")]
    [InlineData("""{ "UserId" : null , "UserCommand" : "显存" }""", """{"UserId" : null,"UserCommand" : "显存"}""")]
    [InlineData("""{"Settings":{"UserId":"inner"}}""", "{}")]
    [InlineData("{}", "{}")]
    public void Part_OfAJob_HasTheFieldsThatAreAskedFor(string json, string part) =>
        Assert.Equal(part, StoredJson.Part(json, ["UserId", "UserCommand"]));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"UserId":"u"} }""")]
    [InlineData("""{"UserId":"u","Status":Failed}""")]
    [InlineData("""{"Status":Failed,"UserId":"u"}""")]
    public void Part_OfADamagedJob_IsDamage(string json) => Assert.Equal(
        DatabaseTrouble.Damaged,
        Assert.Throws<JobsDatabaseException>(() => StoredJson.Part(json, ["UserId"])).Trouble);

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    public void Answer_OfADamagedJob_IsDamage(string? json) => Assert.Equal(
        DatabaseTrouble.Damaged,
        Assert.Throws<JobsDatabaseException>(() => StoredJson.Answered(json!)).Trouble);
}
