using JobsDashboard.Tests.Shared;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Listing;

public sealed class SqliteJobVisibilityTests(SqliteTestDatabase database) : JobVisibilitySpec(database), IClassFixture<SqliteTestDatabase>;
