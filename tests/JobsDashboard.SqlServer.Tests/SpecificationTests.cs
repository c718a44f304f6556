using JobsDashboard.Specification.Access;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

public sealed class SpecificationTests
{
    /// <summary>A specification that nobody derives from is never asked.</summary>
    [Fact]
    public void Specifications_Each_AreHeldAgainstSqlServer()
    {
        var types = typeof(SpecificationTests).Assembly.GetTypes();
        var specifications = typeof(AccessSpec).Assembly.GetTypes().Where(type => type.IsAbstract && type.Name.EndsWith("Spec", StringComparison.Ordinal)).ToList();

        Assert.True(specifications.Count >= 9, string.Join(' ', specifications));
        Assert.All(specifications, specification => Assert.Equal(
            [$"SqlServer{specification.Name[..^"Spec".Length]}Tests"],
            types.Where(type => type.BaseType == specification && !type.IsAbstract).Select(type => type.Name)));
    }
}
