using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Storing;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Storing;

public sealed class SqliteEmptyFieldsTests(SqliteTestDatabase database) : EmptyFieldsSpec(database), IClassFixture<SqliteTestDatabase>;
