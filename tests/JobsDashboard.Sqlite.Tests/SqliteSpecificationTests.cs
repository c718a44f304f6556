using JobsDashboard.Specification;
using Xunit;

namespace JobsDashboard.Sqlite.Tests;

public sealed class SqliteSpecificationTests
{
    [Fact]
    public void Specifications_Each_AreHeldAgainstSqlite() =>
        Specifications.AssertAllAreAskedBy(typeof(SqliteSpecificationTests).Assembly, "Sqlite");
}
