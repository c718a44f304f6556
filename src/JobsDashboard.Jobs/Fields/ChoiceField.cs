using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using Microsoft.EntityFrameworkCore.Query;

namespace JobsDashboard.Jobs.Fields;

/// <summary>A field with a few known values, of which a job has one or none.</summary>
public sealed class ChoiceField : JobField
{
    internal ChoiceField(string name, string label, params IEnumerable<FieldChoice> choices)
        : base(name, label)
    {
        Choices = [.. choices];
    }

    /// <summary>The values, in the order in which people are offered them.</summary>
    public ImmutableArray<FieldChoice> Choices { get; }

    /// <inheritdoc/>
    public override bool CanBeCounted => true;

    /// <summary>The field that the choices say more of; what is asked of one restricts the other.</summary>
    internal JobField? Refines { get; init; }

    /// <summary>The column of a field that is missing where it is null.</summary>
    internal Expression<Func<Job, bool>>? Filled { get; init; }

    /// <summary>How the column is filled, of a field that has one of its own.</summary>
    internal Action<JobItem, Job>? Fill { get; init; }

    internal override Expression<Func<Job, bool>>? HasValue => Filled;

    /// <summary>The place of a job's choice among <see cref="Choices"/>; null when it has none.</summary>
    internal Expression<Func<Job, int?>> Place()
    {
        var job = Expression.Parameter(typeof(Job), "job");
        var place = Choices.Select((value, at) => (value.Finds, At: (int?)at)).Aggregate(
            (Expression)Expression.Constant(null, typeof(int?)),
            (others, value) => Expression.Condition(
                ReplacingExpressionVisitor.Replace(value.Finds.Parameters[0], job, value.Finds.Body),
                Expression.Constant(value.At, typeof(int?)),
                others));
        return Expression.Lambda<Func<Job, int?>>(place, job);
    }

    internal override void Store(JobItem job, Job row) => Fill?.Invoke(job, row);
}

/// <summary>One of the known values of a field.</summary>
public sealed class FieldChoice
{
    internal FieldChoice(string name, string label, Expression<Func<Job, bool>> finds)
    {
        (Name, Label, Finds) = (name, label, finds);
    }

    /// <summary>The value in the contract.</summary>
    public string Name { get; }

    /// <summary>The value on the page, after the field's label.</summary>
    public string Label { get; }

    internal Expression<Func<Job, bool>> Finds { get; }
}
