using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Tallying;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>The columns that tell what a job has used, and what their codes stand for.</summary>
internal sealed class UsedColumns
{
    private static readonly Lazy<Func<Job, long, JobUse>> s_use = new(() => JobUse.Of.Compile());

    private readonly bool[] _areOpen;

    public UsedColumns(ColumnSnapshot snapshot)
    {
        Created = Place(nameof(Job.GmtCreateTime));
        (Running, Finished) = (Place(nameof(Job.GmtRunningTime)), Place(nameof(Job.GmtFinishTime)));
        (Duration, Status, Gpus) = (Place(nameof(Job.Duration)), Place(nameof(Job.Status)), Place(nameof(Job.RequestGPU)));
        var uses = snapshot.Values[Status].ToArray().Select(status => UseOf((JobStatus)status)).Prepend(UseOf(null)).ToList();
        AreFailed = [.. uses.Select(use => use.IsFailed)];
        _areOpen = [.. uses.Select(use => use.Seconds > 0)];
        GpusOf = [0, .. snapshot.Values[Gpus].ToArray().Select(BitConverter.Int64BitsToDouble)];

        int Place(string property) => snapshot.Layout.Find(property)!.Place;
    }

    public int Created { get; }

    public int Running { get; }

    public int Finished { get; }

    public int Duration { get; }

    public int Status { get; }

    public int Gpus { get; }

    /// <summary>The GPUs that each code stands for; the first entry is of no code.</summary>
    public double[] GpusOf { get; }

    /// <summary>Whether a job has failed, by the code of its status; the first entry is of none.</summary>
    public bool[] AreFailed { get; }

    /// <summary>Whether a job that has started and not finished goes on, by the code of its status.</summary>
    public bool IsOpen(long status) => _areOpen[(int)(Math.Max(status, -1) + 1)];

    // What a status means is asked of the definition: a job that started a second ago and has not finished.
    private static JobUse UseOf(JobStatus? status) => s_use.Value(new Job { Status = status, GmtRunningTime = 0 }, 1);
}
