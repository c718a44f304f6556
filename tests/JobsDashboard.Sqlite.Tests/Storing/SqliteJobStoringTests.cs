using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Storing;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Storing;

public sealed class SqliteJobStoringTests(SqliteTestDatabase database) : JobStoringSpec(database), IClassFixture<SqliteTestDatabase>;
