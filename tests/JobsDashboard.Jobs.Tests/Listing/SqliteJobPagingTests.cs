using JobsDashboard.Tests.Shared;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Listing;

public sealed class SqliteJobPagingTests(SqliteTestDatabase database) : JobPagingSpec(database), IClassFixture<SqliteTestDatabase>;
