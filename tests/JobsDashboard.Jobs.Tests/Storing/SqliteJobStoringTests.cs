using JobsDashboard.Tests.Shared;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Storing;

public sealed class SqliteJobStoringTests(SqliteTestDatabase database) : JobStoringSpec(database), IClassFixture<SqliteTestDatabase>;
