using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Fields;

/// <summary>A number that ranges can be asked over. A number below zero, or a text that is no number, is no value.</summary>
public abstract class NumberField : JobField
{
    private protected NumberField(string name, string label, string unit)
        : base(name, label)
    {
        Unit = unit;
    }

    /// <summary>The unit's symbol, such as <c>GiB</c> or <c>s</c>; empty for a count.</summary>
    public string Unit { get; }

    /// <summary>The field's name on the page, with its unit.</summary>
    public string LabelWithUnit => Unit == "" ? Label : $"{Label} ({Unit})";

    /// <summary>Whether a job says something of the field that is no value.</summary>
    internal abstract bool IsImpossibleIn(JobItem job);

    /// <summary>Finds the jobs whose number lies in a range, bounds included; null for an open side.</summary>
    internal abstract IEnumerable<Expression<Func<Job, bool>>> Between(decimal? min, decimal? max);
}

/// <summary>A whole number.</summary>
public sealed class WholeNumberField : NumberField
{
    private readonly Func<JobItem, (bool IsSaid, long? Value)>? _read;
    private readonly Action<Job, long?>? _store;

    private WholeNumberField(
        string name, string label, string unit, Expression<Func<Job, long?>> column, Func<JobItem, (bool IsSaid, long? Value)>? read,
        Expression<Func<Job, bool>>? hasValue = null)
        : base(name, label, unit)
    {
        (Column, _read, HasValue) = (column, read, hasValue ?? JobExpressions.Not(column.IsNull()));
        _store = read is null ? null : column.Setter();
    }

    internal Expression<Func<Job, long?>> Column { get; }

    internal override Expression<Func<Job, bool>> HasValue { get; }

    /// <summary>A number of the contract.</summary>
    internal static WholeNumberField Of(
        string name, string label, Func<JobItem, long?> read, Expression<Func<Job, long?>> column, string unit = "",
        bool isSorted = false) =>
        new(name, label, unit, column, job => (read(job) is not null, read(job) is >= 0 and var number ? number : null))
        {
            Sort = isSorted ? SortKey.By(column) : null,
        };

    /// <summary>A number that the contract has as a text.</summary>
    internal static WholeNumberField OfText(string name, string label, Func<JobItem, string?> read, Expression<Func<Job, long?>> column) =>
        new(name, label, "", column, job => (read(job) is not null, Quantity.Count(read(job)?.Split('/')[0])));

    /// <summary>A number that follows from other columns, and is not stored. Jobs can be ordered by it.</summary>
    internal static WholeNumberField Computed(
        string name, string label, string unit, Expression<Func<Job, long?>> value, Expression<Func<Job, bool>> hasValue) =>
        new(name, label, unit, value, null, hasValue)
        {
            Sort = SortKey.By(value),
        };

    internal override bool IsImpossibleIn(JobItem job) => _read?.Invoke(job) is (true, null);

    internal override void Store(JobItem job, Job row) => _store?.Invoke(row, _read!(job).Value);

    internal override IEnumerable<Expression<Func<Job, bool>>> Between(decimal? min, decimal? max)
    {
        // A bound between two whole numbers moves to the next one inside the range, so that the column need not be converted.
        if (Whole(min, decimal.Ceiling) is { } first)
        {
            yield return Column.Is(n => n >= first);
        }
        if (Whole(max, decimal.Floor) is { } last)
        {
            yield return Column.Is(n => n <= last);
        }
    }

    private static long? Whole(decimal? bound, Func<decimal, decimal> round) =>
        bound is { } number ? (long)decimal.Clamp(round(number), long.MinValue, long.MaxValue) : null;
}

/// <summary>A number that may have a fraction.</summary>
public sealed class RealNumberField : NumberField
{
    private readonly Func<JobItem, string?> _read;
    private readonly Func<string?, double?> _parse;
    private readonly Action<Job, double?> _store;

    internal RealNumberField(
        string name, string label, Func<JobItem, string?> read, Func<string?, double?> parse,
        Expression<Func<Job, double?>> column, string unit = "")
        : base(name, label, unit)
    {
        (_read, _parse, Column, _store, HasValue) = (read, parse, column, column.Setter(), JobExpressions.Not(column.IsNull()));
    }

    internal Expression<Func<Job, double?>> Column { get; }

    internal override Expression<Func<Job, bool>> HasValue { get; }

    internal override bool IsImpossibleIn(JobItem job) => _read(job) is { } text && _parse(text) is null;

    internal override void Store(JobItem job, Job row) => _store(row, _parse(_read(job)));

    internal override IEnumerable<Expression<Func<Job, bool>>> Between(decimal? min, decimal? max)
    {
        var (first, last) = ((double?)min, (double?)max);
        if (first is not null)
        {
            yield return Column.Is(n => n >= first);
        }
        if (last is not null)
        {
            yield return Column.Is(n => n <= last);
        }
    }
}
