using JobsDashboard.Specification.Access;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Access;

public sealed class SqliteAccessTests(SqliteTestDatabase database) : AccessSpec(database), IClassFixture<SqliteTestDatabase>;
