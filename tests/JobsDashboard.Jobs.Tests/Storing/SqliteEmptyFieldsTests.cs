using JobsDashboard.Tests.Shared;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Storing;

public sealed class SqliteEmptyFieldsTests(SqliteTestDatabase database) : EmptyFieldsSpec(database), IClassFixture<SqliteTestDatabase>;
