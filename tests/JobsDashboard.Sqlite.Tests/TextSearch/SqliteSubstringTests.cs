using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.TextSearch;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.TextSearch;

public sealed class SqliteSubstringTests(SqliteTestDatabase database) : SubstringSpec(database), IClassFixture<SqliteTestDatabase>;
