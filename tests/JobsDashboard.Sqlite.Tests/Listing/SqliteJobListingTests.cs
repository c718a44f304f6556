using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Listing;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Listing;

public sealed class SqliteJobListingTests(SqliteTestDatabase database) : JobListingSpec(database), IClassFixture<SqliteTestDatabase>;
