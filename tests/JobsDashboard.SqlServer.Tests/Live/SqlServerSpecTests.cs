using JobsDashboard.Specification.Access;
using JobsDashboard.Specification.Counting;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Examples;
using JobsDashboard.Specification.Exporting;
using JobsDashboard.Specification.Listing;
using JobsDashboard.Specification.Storing;
using JobsDashboard.Specification.TextSearch;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Live;

public sealed class SqlServerAccessKeyTests(SqlServerTestDatabase database) : AccessKeySpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerAccessMatrixTests(SqlServerTestDatabase database)
    : AccessMatrixSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerAnyTextTests(SqlServerTestDatabase database) : AnyTextSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerAuditTests(SqlServerTestDatabase database) : AuditSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerEmptyFieldsTests(SqlServerTestDatabase database) : EmptyFieldsSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerExamplesTests(SqlServerTestDatabase database) : ExamplesSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerHiddenJobsTests(DatabasePair<SqlServerTestDatabase> pair)
    : HiddenJobsSpec(pair.One.OrSkip(), pair.Other), IClassFixture<DatabasePair<SqlServerTestDatabase>>;

public sealed class SqlServerJobCountingTests(SqlServerTestDatabase database) : JobCountingSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerJobExportingTests(SqlServerTestDatabase database) : JobExportingSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerJobListingTests(SqlServerTestDatabase database) : JobListingSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerJobPagingTests(SqlServerTestDatabase database) : JobPagingSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerJobRemovalTests(SqlServerTestDatabase database) : JobRemovalSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerJobRowsTests(SqlServerTestDatabase database) : JobRowsSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerJobStoringTests(SqlServerTestDatabase database) : JobStoringSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerJobVisibilityTests(SqlServerTestDatabase database) : JobVisibilitySpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerLostRightsTests(SqlServerTestDatabase database) : LostRightsSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerNonceTests(SqlServerTestDatabase database) : NonceSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerSecretsTests(SqlServerTestDatabase database) : SecretsSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerSubstringTests(SqlServerTestDatabase database) : SubstringSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerTextFormsTests(SqlServerTestDatabase database) : TextFormsSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerUserTests(SqlServerTestDatabase database) : UserSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;

public sealed class SqlServerZonedHistogramTests(SqlServerTestDatabase database) : ZonedHistogramSpec(database.OrSkip()), IClassFixture<SqlServerTestDatabase>;
