using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Listing;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Listing;

public sealed class SqliteJobPagingTests(SqliteTestDatabase database) : JobPagingSpec(database), IClassFixture<SqliteTestDatabase>;
