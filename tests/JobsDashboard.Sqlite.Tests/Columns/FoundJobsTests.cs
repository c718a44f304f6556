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
    private const int Segments = 5;

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
        var newest = copy.Newest!;
        // So many that all of them are read at once at the end.
        _snapshot = Of(newest, [.. Enumerable.Repeat(newest.Segments[0], Segments)]);
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
        var rows = AllRows(first);
        var second = Found(Above, 3);

        Assert.True(second.IsReady);
        Assert.Equal(rows, AllRows(second));
        Assert.Equal(~0b111UL, rows[0][0]);
    }

    [Fact]
    public void AnotherValue_AnotherStatement_OrAnotherSnapshot_IsNot()
    {
        AllRows(Found(Above, 3));

        Assert.False(Found(Above, 4).IsReady);
        Assert.Equal(~0b1111UL, AllRows(Found(Above, 4))[0][0]);
        Assert.False(Found(Above.Replace('>', '<'), 3).IsReady);
        Assert.False(Found(Above, 3, Of(_snapshot, _snapshot.Segments)).IsReady);
    }

    [Fact]
    public void ASearchThatWasStopped_IsSearchedAnew()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var stopped = new FoundJobs(_db, _db.Database.SqlQueryRaw<long>(Endless), _snapshot, stop.Token);

        Assert.ThrowsAny<Exception>(() => AllRows(stopped));
        Assert.False(stopped.IsReady);
        Assert.False(Found(Endless).IsReady);
    }

    [Fact]
    public void SomeOfSeveralSegments_AreNotTakenForAll()
    {
        Assert.Equal(new ulong[RowMask.Words], Rows(Found(Above, 3), 2));

        Assert.False(Found(Above, 3).IsReady);
        Assert.Equal(~0b111UL, Rows(Found(Above, 3), 0)[0]);
    }

    /// <summary>Of nothing, nothing is read: it would count as one of the parts after which all is.</summary>
    [Fact]
    public void NoRows_AreNotAskedFor()
    {
        var found = Found(Above, 3);
        var (some, none) = (new ulong[RowMask.Words], new ulong[RowMask.Words]);
        for (var times = 0; times < Segments; times++)
        {
            some[^1] = 1;
            found.Narrow(0, _snapshot.Segments[0], some);
            found.Narrow(0, _snapshot.Segments[0], none);
        }

        Assert.False(found.IsReady);
    }

    private List<ulong[]> AllRows(FoundJobs found) => [.. Enumerable.Range(0, Segments).Select(number => Rows(found, number))];

    private ulong[] Rows(FoundJobs found, int number)
    {
        var mask = new ulong[RowMask.Words];
        Array.Fill(mask, ulong.MaxValue);
        found.Narrow(number, _snapshot.Segments[number], mask);
        return mask;
    }

    private static ColumnSnapshot Of(ColumnSnapshot snapshot, ImmutableArray<ColumnSegment> segments) =>
        new(snapshot.Layout, snapshot.Revision, snapshot.LastId, segments, snapshot.Values, snapshot.LastTag);

    private FoundJobs Found(string statement, params object[] values) => Found(statement, values, _snapshot);

    private FoundJobs Found(string statement, int value, ColumnSnapshot snapshot) => Found(statement, [value], snapshot);

    private FoundJobs Found(string statement, object[] values, ColumnSnapshot snapshot) =>
        new(_db, _db.Database.SqlQueryRaw<long>(statement, values), snapshot, s_token);
}
