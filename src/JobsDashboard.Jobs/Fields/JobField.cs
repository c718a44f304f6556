using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Fields;

/// <summary>
/// A field of a job that can be asked about. All of them are in <see cref="JobFields"/>; what can be asked follows from the kind of field.
/// </summary>
public abstract class JobField
{
    /// <summary>The maximum length of a text that is compared with a field, in UTF-16 units.</summary>
    public const int MaxTextLength = 1024;

    private protected JobField(string name, string label)
    {
        (Name, Label) = (name, label);
    }

    /// <summary>The field's name in the contract, or <c>Tags.</c> with a key.</summary>
    public string Name { get; }

    /// <summary>The field's name on the page.</summary>
    public string Label { get; }

    /// <summary>Whether <c>Missing</c> and <c>Present</c> can ask for the field.</summary>
    public virtual bool CanBeMissing => HasValue is not null;

    /// <summary>Whether <c>SortBy</c> takes the field.</summary>
    public bool CanBeSorted => Sort is not null;

    /// <summary>Whether the jobs can be counted by the field's value, of which a job has one or none.</summary>
    public virtual bool CanBeCounted => false;

    /// <summary>Whether values of the field can be suggested while a user types.</summary>
    public virtual bool CanBeSuggested => CanBeCounted;

    /// <summary>
    /// Finds the jobs that have a value; null for a field that is never missing, and for a tag, which is asked for in its own table.
    /// </summary>
    internal virtual Expression<Func<Job, bool>>? HasValue => null;

    /// <summary>What jobs are ordered by; null for a field that gives no order.</summary>
    internal SortKey? Sort { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Copies the field from a job into the columns that are asked. Texts that jobs share are stored by the writers.</summary>
    internal virtual void Store(JobItem job, Job row)
    {
    }
}

/// <summary>The job's id. Every job has one.</summary>
public sealed class JobIdField : JobField
{
    internal JobIdField(string name, string label)
        : base(name, label)
    {
    }

    internal override Expression<Func<Job, bool>> HasValue => job => true;
}
