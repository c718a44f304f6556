using JobsDashboard.Tests.Shared;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Listing;

public sealed class SqliteJobCountingTests(SqliteTestDatabase database) : JobCountingSpec(database), IClassFixture<SqliteTestDatabase>;
