using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.TextSearch;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.TextSearch;

public sealed class SqliteAnyTextTests(SqliteTestDatabase database) : AnyTextSpec(database), IClassFixture<SqliteTestDatabase>;
