using JobsDashboard.Tests.Shared;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Access;

public sealed class SqliteAccessTests(SqliteTestDatabase database) : AccessSpec(database), IClassFixture<SqliteTestDatabase>;
