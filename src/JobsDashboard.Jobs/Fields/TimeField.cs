using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Fields;

/// <summary>A time that a time range can be asked over, stored in whole Unix seconds.</summary>
public sealed class TimeField : JobField
{
    private readonly Func<JobItem, DateTimeOffset?> _read;
    private readonly Action<Job, long?> _store;

    internal TimeField(
        string name, string label, string whatHappened, Func<JobItem, DateTimeOffset?> read, Expression<Func<Job, long?>> column)
        : base(name, label)
    {
        (Event, _read, Column, _store) = (whatHappened, read, column, column.Setter());
        HasValue = JobExpressions.Not(column.IsNull());
    }

    /// <summary>What happened to the job at that time, in a word: the heading of its column.</summary>
    public string Event { get; }

    internal Expression<Func<Job, long?>> Column { get; }

    internal override Expression<Func<Job, bool>> HasValue { get; }

    internal override void Store(JobItem job, Job row) => _store(row, _read(job)?.ToUnixTimeSeconds());
}
