using JobsDashboard.Tests.Shared;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Listing;

public sealed class SqliteHiddenJobsTests(DatabasePair<SqliteTestDatabase> pair)
    : HiddenJobsSpec(pair.One, pair.Other), IClassFixture<DatabasePair<SqliteTestDatabase>>;
