using JobsDashboard.Specification;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

public sealed class SpecificationTests
{
    [Fact]
    public void Specifications_Each_AreHeldAgainstSqlServer() =>
        Specifications.AssertAllAreAskedBy(typeof(SpecificationTests).Assembly, "SqlServer");
}
