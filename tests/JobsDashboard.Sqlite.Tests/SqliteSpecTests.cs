using JobsDashboard.Specification.Access;
using JobsDashboard.Specification.Counting;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Examples;
using JobsDashboard.Specification.Exporting;
using JobsDashboard.Specification.Listing;
using JobsDashboard.Specification.Storing;
using JobsDashboard.Specification.TextSearch;
using Xunit;

namespace JobsDashboard.Sqlite.Tests;

public sealed class SqliteAccessKeyTests(SqliteTestDatabase database) : AccessKeySpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteAccessMatrixTests(SqliteTestDatabase database) : AccessMatrixSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteAnyTextTests(SqliteTestDatabase database) : AnyTextSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteAuditTests(SqliteTestDatabase database) : AuditSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteEmptyFieldsTests(SqliteTestDatabase database) : EmptyFieldsSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteExamplesTests(SqliteTestDatabase database) : ExamplesSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteHiddenJobsTests(DatabasePair<SqliteTestDatabase> pair)
    : HiddenJobsSpec(pair.One, pair.Other), IClassFixture<DatabasePair<SqliteTestDatabase>>;

public sealed class SqliteJobCountingTests(SqliteTestDatabase database) : JobCountingSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteJobExportingTests(SqliteTestDatabase database) : JobExportingSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteJobListingTests(SqliteTestDatabase database) : JobListingSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteJobPagingTests(SqliteTestDatabase database) : JobPagingSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteJobRemovalTests(SqliteTestDatabase database) : JobRemovalSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteJobRowsTests(SqliteTestDatabase database) : JobRowsSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteJobStoringTests(SqliteTestDatabase database) : JobStoringSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteJobVisibilityTests(SqliteTestDatabase database) : JobVisibilitySpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteLostRightsTests(SqliteTestDatabase database) : LostRightsSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteNonceTests(SqliteTestDatabase database) : NonceSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteSecretsTests(SqliteTestDatabase database) : SecretsSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteSubstringTests(SqliteTestDatabase database) : SubstringSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteTextFormsTests(SqliteTestDatabase database) : TextFormsSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteUserTests(SqliteTestDatabase database) : UserSpec(database), IClassFixture<SqliteTestDatabase>;

public sealed class SqliteZonedHistogramTests(SqliteTestDatabase database) : ZonedHistogramSpec(database), IClassFixture<SqliteTestDatabase>;
