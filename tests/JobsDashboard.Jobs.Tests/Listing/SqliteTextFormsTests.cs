using JobsDashboard.Tests.Shared;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Listing;

public sealed class SqliteTextFormsTests(SqliteTestDatabase database) : TextFormsSpec(database), IClassFixture<SqliteTestDatabase>;
