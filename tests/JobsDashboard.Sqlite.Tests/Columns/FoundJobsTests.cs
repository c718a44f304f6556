using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Columns;
using JobsDashboard.Sqlite.Columns.Filtering;
using JobsDashboard.Sqlite.Columns.Packing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>What a search finds is shared by all who ask the same of the same snapshot, and by nobody else.</summary>
public sealed class FoundJobsTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncLifetime
{
    private const string Above = "SELECT Id AS Value FROM Job WHERE Id > {0}";

    private const string Endless =
        "SELECT Value FROM (WITH RECURSIVE n(Value) AS (SELECT 1 UNION ALL SELECT Value + 1 FROM n) SELECT Value FROM n)";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private ServiceProvider _services = null!;
    private ColumnSnapshot _snapshot = null!;
    private JobsDb _db = null!;

    public async ValueTask InitializeAsync()
    {
        await database.AddAsync(GeneratedJobs.Make(new Random(TestSeed.Value), 100, database.Now));
        _services = database.ServicesWith(_ => { });
        var copy = _services.GetRequiredService<ColumnCopy>();
        await copy.RefreshAsync(s_token);
        _snapshot = copy.Newest!;
        _db = await _services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContextAsync(s_token);
        await _db.Database.OpenConnectionAsync(s_token);
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Fact]
    public void TheSameSearch_OfTheSameSnapshot_IsReadAlready()
    {
        var first = Found(Above, 3);
        var rows = first.Of(0).ToArray();
        var second = Found(Above, 3);

        Assert.True(second.IsRead);
        Assert.Equal(rows, second.Of(0));
        Assert.Equal(~0b111UL, rows[0]);
    }

    [Fact]
    public void AnotherValue_AnotherStatement_OrAnotherSnapshot_IsNot()
    {
        Found(Above, 3).Of(0);

        Assert.False(Found(Above, 4).IsRead);
        Assert.Equal(~0b1111UL, Found(Above, 4).Of(0)[0]);
        Assert.False(Found(Above.Replace('>', '<'), 3).IsRead);
        Assert.False(Found(Above, 3, Of(_snapshot.Segments)).IsRead);
    }

    [Fact]
    public void ASearchThatWasStopped_IsSearchedAnew()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var stopped = new FoundJobs(_db, _db.Database.SqlQueryRaw<long>(Endless), _snapshot, stop.Token);

        Assert.ThrowsAny<Exception>(() => stopped.Of(0).ToArray());
        Assert.False(stopped.IsRead);
        Assert.False(Found(Endless).IsRead);
    }

    [Fact]
    public void SomeOfSeveralSegments_AreNotTakenForAll()
    {
        var several = Of([.. Enumerable.Repeat(_snapshot.Segments[0], 3)]);
        var newest = Found(Above, 3, several);

        Assert.Equal(new ulong[RowMask.Words], newest.Of(2));
        Assert.False(Found(Above, 3, several).IsRead);
        Assert.Equal(~0b111UL, Found(Above, 3, several).Of(0)[0]);
    }

    private ColumnSnapshot Of(ImmutableArray<ColumnSegment> segments) =>
        new(_snapshot.Layout, _snapshot.Revision, _snapshot.LastId, segments, _snapshot.Values, _snapshot.LastTag);

    private FoundJobs Found(string statement, params object[] values) => Found(statement, values, _snapshot);

    private FoundJobs Found(string statement, int value, ColumnSnapshot snapshot) => Found(statement, [value], snapshot);

    private FoundJobs Found(string statement, object[] values, ColumnSnapshot snapshot) =>
        new(_db, _db.Database.SqlQueryRaw<long>(statement, values), snapshot, s_token);
}
