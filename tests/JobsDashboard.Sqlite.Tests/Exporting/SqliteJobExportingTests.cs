using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Exporting;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Exporting;

public sealed class SqliteJobExportingTests(SqliteTestDatabase database) : JobExportingSpec(database), IClassFixture<SqliteTestDatabase>;
