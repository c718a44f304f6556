using JobsDashboard.Tests.Shared;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Listing;

public sealed class SqliteSubstringTests(SqliteTestDatabase database) : SubstringSpec(database), IClassFixture<SqliteTestDatabase>;
