using JobsDashboard.Jobs.Tests.Listing;
using JobsDashboard.Jobs.Tests.Storing;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Live;

public sealed class SqlServerJobListingTests(SqlServerTestDatabase database) : JobListingSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerJobStoringTests(SqlServerTestDatabase database) : JobStoringSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;
