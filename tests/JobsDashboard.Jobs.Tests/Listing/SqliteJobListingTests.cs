using JobsDashboard.Tests.Shared;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Listing;

public sealed class SqliteJobListingTests(SqliteTestDatabase database) : JobListingSpec(database), IClassFixture<SqliteTestDatabase>;
