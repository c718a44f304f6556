using JobsDashboard.Specification.Access;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Access;

public sealed class SqliteJobVisibilityTests(SqliteTestDatabase database) : JobVisibilitySpec(database), IClassFixture<SqliteTestDatabase>;
