using JobsDashboard.Specification.Access;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Access;

public sealed class SqliteHiddenJobsTests(DatabasePair<SqliteTestDatabase> pair)
    : HiddenJobsSpec(pair.One, pair.Other), IClassFixture<DatabasePair<SqliteTestDatabase>>;
