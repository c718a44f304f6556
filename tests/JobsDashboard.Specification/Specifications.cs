using System.Reflection;
using Xunit;

namespace JobsDashboard.Specification;

/// <summary>The specifications: every abstract class of this project whose name ends in <c>Spec</c>.</summary>
public static class Specifications
{
    /// <summary>Fails where a specification has not exactly one subclass among <paramref name="tests"/>: without one it is never run there.</summary>
    /// <param name="tests">The tests of one database.</param>
    /// <param name="database">What the names of its classes begin with.</param>
    public static void AssertAllAreAskedBy(Assembly tests, string database)
    {
        var specifications = typeof(Specifications).Assembly.GetTypes()
            .Where(type => type.IsAbstract && type.Name.EndsWith("Spec", StringComparison.Ordinal)).ToList();

        Assert.True(specifications.Count >= 9, string.Join(' ', specifications));
        Assert.All(specifications, specification => Assert.Equal(
            [$"{database}{specification.Name[..^"Spec".Length]}Tests"],
            tests.GetTypes().Where(type => type.BaseType == specification && !type.IsAbstract).Select(type => type.Name)));
    }
}
