using JobsDashboard.Tests.Shared;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Listing;

public sealed class SqliteAnyTextTests(SqliteTestDatabase database) : AnyTextSpec(database), IClassFixture<SqliteTestDatabase>;
