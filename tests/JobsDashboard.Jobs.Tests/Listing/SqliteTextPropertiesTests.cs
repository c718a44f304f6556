using JobsDashboard.Tests.Shared;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Listing;

public sealed class SqliteTextPropertiesTests(SqliteTestDatabase database) : TextPropertiesSpec(database), IClassFixture<SqliteTestDatabase>;
