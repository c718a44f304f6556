using JobsDashboard.Tests.Shared;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Listing;

public sealed class SqliteJobExportingTests(SqliteTestDatabase database) : JobExportingSpec(database), IClassFixture<SqliteTestDatabase>;
