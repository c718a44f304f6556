using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Fields;

/// <summary>A yes or no that can only be asked for as missing or present, or shown.</summary>
public sealed class FlagField : JobField
{
    private readonly Func<JobItem, bool?> _read;
    private readonly Action<Job, bool?> _store;

    internal FlagField(string name, string label, Func<JobItem, bool?> read, Expression<Func<Job, bool?>> column)
        : base(name, label)
    {
        (_read, Column, _store, HasValue) = (read, column, column.Setter(), JobExpressions.Not(column.IsNull()));
    }

    internal Expression<Func<Job, bool?>> Column { get; }

    internal override Expression<Func<Job, bool>> HasValue { get; }

    internal override void Store(JobItem job, Job row) => _store(row, _read(job));
}
