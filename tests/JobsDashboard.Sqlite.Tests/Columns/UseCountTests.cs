using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
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

/// <summary>The sums over a segment are those of its jobs one by one, as <see cref="JobUse"/> defines what each has used.</summary>
public sealed class UseCountTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    private const long Created = 1_700_000_000;
    private const long Now = Created + 70_000;

    private static readonly JobStatus[] s_statuses = Enum.GetValues<JobStatus>();

    // Sums of them are exact in any order.
    private static readonly double[] s_gpus = [0, 0.25, 1, 8, 512];

    private readonly Random _random = new(TestSeed.Value);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(10_000)]
    public void Sums_OfOneJobInSeveral_AreThoseOfTheJobsOneByOne(int several)
    {
        var jobs = Jobs();
        var rows = Enumerable.Range(0, RowMask.Rows).Where(_ => _random.Next(several) == 0).ToHashSet();
        // As where a question finds all jobs of some time.
        var whole = _random.Next(RowMask.Words - 200);
        rows.UnionWith(Enumerable.Range(whole * RowMask.RowsOfWord, 200 * RowMask.RowsOfWord));

        var counted = Count(Snapshot(jobs), [0], MaskOf(rows));

        Assert.Equal(OneByOne([.. rows.Select(row => jobs[row])]), UseCount.Sum([counted]));
    }

    [Fact]
    public void Sums_OfTwoThreads_AreTheSameWhoeverHasCountedWhichSegment()
    {
        var snapshot = Snapshot(Jobs(), Jobs(), Jobs());
        var gpus = snapshot.Layout.Find(nameof(Job.RequestGPU))!.Place;
        ReadOnlyMemory<long> thirds = s_gpus.Select(number => BitConverter.DoubleToInt64Bits(number / 3)).ToArray();
        snapshot = snapshot with { Values = snapshot.Values.SetItem(gpus, thirds) };
        var all = MaskOf(Enumerable.Range(0, RowMask.Rows));

        var alone = UseCount.Sum([Count(snapshot, [0, 1, 2], all)]);
        var together = UseCount.Sum([Count(snapshot, [2, 0], all), Count(snapshot, [1], all)]);

        Assert.Equal(alone, together);
    }

    private static UseCount Count(ColumnSnapshot snapshot, int[] segments, ulong[] mask)
    {
        var count = new UseCount(new UsedColumns(snapshot), Now);
        Array.ForEach(segments, number => count.Add(number, snapshot.Segments[number], mask));
        return count;
    }

    private static UseSums OneByOne(Job[] jobs)
    {
        var use = JobUse.Of.Compile();
        var used = jobs.Select(job => use(job, Now)).ToList();
        var queueTime = JobFields.QueueTime.Column.Compile();
        long[] waits = [.. jobs.Select(queueTime).OfType<long>().Order()];
        return new UseSums(
            jobs.Length,
            used.Sum(job => job.Gpus),
            used.Sum(job => job.Gpus * job.Seconds),
            used.Where(job => job.IsFailed).Sum(job => job.Gpus * job.Seconds),
            waits[(waits.Length - 1) / 2]);
    }

    private static ulong[] MaskOf(IEnumerable<int> rows)
    {
        var mask = new ulong[RowMask.Words];
        foreach (var row in rows)
        {
            mask[row >> 6] |= 1UL << (row & 63);
        }
        return mask;
    }

    // Some finish before they start, or start before they are made.
    private Job[] Jobs() =>
    [
        .. Enumerable.Range(0, RowMask.Rows).Select(_ => new Job
        {
            Status = _random.Next(10) == 0 ? null : s_statuses[_random.Next(s_statuses.Length)],
            RequestGPU = _random.Next(10) == 0 ? null : s_gpus[_random.Next(s_gpus.Length)],
            GmtCreateTime = Time(50_000),
            GmtRunningTime = Time(100_000),
            GmtFinishTime = Time(500_000),
            Duration = _random.Next(3) == 0 ? null : _random.Next(1_000_000),
        }),
    ];

    private long? Time(int spread) => _random.Next(10) == 0 ? null : Created + _random.Next(spread);

    private ColumnSnapshot Snapshot(params Job[][] segments)
    {
        using var db = database.Services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContext();
        var layout = new ColumnLayout(db.Model);
        return new ColumnSnapshot(
            layout, 1, segments.Length * RowMask.Rows, [.. segments.Select(Segment)], [.. layout.Columns.Select(Values)], null);

        ColumnSegment Segment(Job[] jobs) => new(
            [.. Enumerable.Repeat(ulong.MaxValue, RowMask.Words)],
            [.. layout.Columns.Select(column => Numbers(column, jobs))],
            TagLists.None,
            null!);
    }

    private static PackedColumn Numbers(JobColumn column, Job[] jobs) =>
        PackedColumn.Of([.. jobs.Select(job => Number(column.Property, job) ?? PackedColumn.None)]);

    private static long? Number(string property, Job job) => property switch
    {
        nameof(Job.Status) => job.Status is { } status ? Array.IndexOf(s_statuses, status) : null,
        nameof(Job.RequestGPU) => job.RequestGPU is { } gpus ? Array.IndexOf(s_gpus, gpus) : null,
        nameof(Job.GmtCreateTime) => job.GmtCreateTime,
        nameof(Job.GmtRunningTime) => job.GmtRunningTime,
        nameof(Job.GmtFinishTime) => job.GmtFinishTime,
        nameof(Job.Duration) => job.Duration,
        _ => null,
    };

    private static ReadOnlyMemory<long> Values(JobColumn column) => column.Property switch
    {
        nameof(Job.Status) => s_statuses.Select(status => (long)status).ToArray(),
        nameof(Job.RequestGPU) => s_gpus.Select(BitConverter.DoubleToInt64Bits).ToArray(),
        _ => default,
    };
}
