using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Fields;

/// <summary>A text that repeats from job to job: a job holds a key, and a <see cref="JobValue"/> the text.</summary>
public sealed class SharedTextField : JobField
{
    internal SharedTextField(int number, string name, string label, Func<JobItem, string?> read)
        : base(name, label)
    {
        (Number, Read) = (number, read);
        var job = Expression.Parameter(typeof(Job), "job");
        Key = Expression.Lambda<Func<Job, int?>>(Expression.Property(job, $"{name}Key"), job);
        Text = Expression.Lambda<Func<Job, string?>>(
            Expression.Property(Expression.Property(job, name), nameof(JobValue.Text)), job);
        HasValue = JobExpressions.Not(Key.IsNull());
        // A constant, not a parameter: the fields differ so much in their number of values that each wants a plan of its own.
        Expression<Func<JobValue, int>> field = value => value.Field;
        Owns = Expression.Lambda<Func<JobValue, bool>>(Expression.Equal(field.Body, Expression.Constant(number)), field.Parameters);
    }

    /// <inheritdoc/>
    public override bool CanBeCounted => true;

    /// <summary><see cref="JobValue.Field"/> of the field's texts. It is stored: it never changes, and no other field takes it.</summary>
    internal int Number { get; }

    /// <summary>Finds the texts of this field.</summary>
    internal Expression<Func<JobValue, bool>> Owns { get; }

    /// <summary>The text of a job as it is stored.</summary>
    internal Func<JobItem, string?> Read { get; }

    /// <summary>The column that holds the <see cref="JobValue.Key"/>.</summary>
    internal Expression<Func<Job, int?>> Key { get; }

    /// <summary>The text of a stored job; null for none.</summary>
    internal Expression<Func<Job, string?>> Text { get; }

    internal override Expression<Func<Job, bool>> HasValue { get; }
}
