using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.TextSearch;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.TextSearch;

public sealed class SqliteTextFormsTests(SqliteTestDatabase database) : TextFormsSpec(database), IClassFixture<SqliteTestDatabase>;
