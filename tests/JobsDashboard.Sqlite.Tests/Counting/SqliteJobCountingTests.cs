using JobsDashboard.Specification.Counting;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Counting;

public sealed class SqliteJobCountingTests(SqliteTestDatabase database) : JobCountingSpec(database), IClassFixture<SqliteTestDatabase>;
