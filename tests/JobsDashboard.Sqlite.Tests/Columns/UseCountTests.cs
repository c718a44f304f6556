using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Columns;
using JobsDashboard.Sqlite.Columns.Packing;
using JobsDashboard.Sqlite.Columns.Tallying;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>The sums of a whole segment, which are worked out in several steps, are those of its jobs one by one.</summary>
public sealed class UseCountTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    private const long Created = 1_700_000_000;
    private const long Gpus = 8;

    private readonly Random _random = new(TestSeed.Value);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void Sums_OfOneJobInSeveral_AreThoseOfTheJobsOneByOne(int several)
    {
        long?[] running = [.. Times(Created, 50_000)];
        long?[] finished = [.. Times(Created + 50_000, 500_000)];
        var snapshot = Snapshot(running, finished);
        int[] rows = [.. Enumerable.Range(0, RowMask.Rows).Where(_ => _random.Next(several) == 0)];
        var mask = new ulong[RowMask.Words];
        Array.ForEach(rows, row => mask[row >> 6] |= 1UL << (row & 63));

        var count = new UseCount(snapshot).Of(snapshot, Created);
        count.Add(0, snapshot.Segments[0], mask);

        long[] waits = [.. rows.Select(row => running[row] - Created).OfType<long>().Order()];
        Assert.Equal(
            new UseSums(
                rows.Length,
                rows.Length * (double)Gpus,
                rows.Sum(row => Gpus * (double)(finished[row] - running[row] ?? 0)),
                0,
                waits[(waits.Length - 1) / 2]),
            UseCount.Sum([count]));
    }

    private IEnumerable<long?> Times(long first, int spread) =>
        Enumerable.Range(0, RowMask.Rows).Select(_ => _random.Next(10) == 0 ? null : (long?)(first + _random.Next(spread)));

    private ColumnSnapshot Snapshot(long?[] running, long?[] finished)
    {
        using var db = database.Services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContext();
        var layout = new ColumnLayout(db.Model);
        PackedColumn[] columns = [.. layout.Columns.Select(column => PackedColumn.Of(Numbers(column.Property)))];
        var segment = new ColumnSegment([.. Enumerable.Repeat(ulong.MaxValue, RowMask.Words)], columns, TagLists.None, null!);
        // The only value that a coded column has here.
        ReadOnlyMemory<long> known = new[] { BitConverter.DoubleToInt64Bits(Gpus) };
        return new ColumnSnapshot(layout, 1, RowMask.Rows, [segment], [.. layout.Columns.Select(_ => known)], null);

        long[] Numbers(string property) => property switch
        {
            nameof(Job.GmtCreateTime) => [.. Enumerable.Repeat(Created, RowMask.Rows)],
            nameof(Job.GmtRunningTime) => [.. running.Select(time => time ?? PackedColumn.None)],
            nameof(Job.GmtFinishTime) => [.. finished.Select(time => time ?? PackedColumn.None)],
            nameof(Job.RequestGPU) => new long[RowMask.Rows],
            _ => [.. Enumerable.Repeat(PackedColumn.None, RowMask.Rows)],
        };
    }
}
