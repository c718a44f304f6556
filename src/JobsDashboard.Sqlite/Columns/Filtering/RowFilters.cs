using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>Makes filters of the columns out of the conditions of a query, so that each condition is written once.</summary>
internal sealed class RowFilters(ColumnSnapshot snapshot, JobsDb db)
{
    /// <summary>The filter of all the conditions of a query.</summary>
    /// <exception cref="NotCopiedException">One of them asks for what is not copied.</exception>
    public async Task<RowFilter> OfAsync(IQueryable<Job> jobs, CancellationToken cancellationToken)
    {
        var filters = new List<RowFilter>();
        var source = jobs.Expression;
        while (source is MethodCallExpression
            {
                Method.Name: nameof(Queryable.Where),
                Arguments: [var inner, UnaryExpression { Operand: LambdaExpression condition }],
            })
        {
            filters.Add(await OfAsync(condition, cancellationToken));
            source = inner;
        }
        return source is MethodCallExpression ? throw new NotCopiedException() : RowFilter.And(filters);
    }

    /// <summary>The filter of one condition.</summary>
    /// <exception cref="NotCopiedException">It asks for what is not copied.</exception>
    public async Task<RowFilter> OfAsync(LambdaExpression condition, CancellationToken cancellationToken)
    {
        var known = await LookedUp.InAsync(db, snapshot, condition, cancellationToken);
        return Of(known.Body, new ColumnValues(snapshot, known.Parameters[0]));
    }

    private static RowFilter Of(Expression condition, ColumnValues columns)
    {
        if (columns.OnlyCodedColumn(condition) is { } coded)
        {
            return RowFilter.In(coded.Place, columns.Table(condition, coded));
        }
        switch (condition)
        {
            case FilterExpression known:
                return known.Filter;
            case BinaryExpression { NodeType: ExpressionType.AndAlso } both:
                return RowFilter.And(Of(both.Left, columns), Of(both.Right, columns));
            case BinaryExpression { NodeType: ExpressionType.OrElse } either:
                return RowFilter.Or(Of(either.Left, columns), Of(either.Right, columns));
            case UnaryExpression { NodeType: ExpressionType.Not } not:
                return RowFilter.Not(Of(not.Operand, columns));
            case BinaryExpression comparison when Comparison(comparison, columns) is { } filter:
                return filter;
            default:
                return PlainValue.TryOf(condition, out var value)
                    ? value is true ? RowFilter.All : RowFilter.None
                    : RowFilter.OneByOne(columns.Function<bool>(condition));
        }
    }

    /// <summary>A number, or a difference of two, compared with a value; null for any other comparison.</summary>
    private static RowFilter? Comparison(BinaryExpression comparison, ColumnValues columns)
    {
        var (left, right, type) = PlainValue.TryOf(comparison.Left, out _)
            ? (comparison.Right, comparison.Left, Mirrored(comparison.NodeType))
            : (comparison.Left, comparison.Right, comparison.NodeType);
        if (!PlainValue.TryOf(right, out var value) || value is not (null or int or long))
        {
            return null;
        }
        var number = value is null ? null : (long?)Convert.ToInt64(value, null);
        if (columns.Find(left) is { IsCoded: false } column)
        {
            return Comparison(type, number, (min, max) => RowFilter.Between(column.Place, min, max), RowFilter.HasNone(column.Place));
        }
        return number is not null && columns.FindDifference(left) is { } difference
            ? Comparison(type, number, (min, max) => RowFilter.Between(difference, min, max), RowFilter.None)
            : null;
    }

    private static RowFilter? Comparison(ExpressionType type, long? value, Func<long, long, RowFilter> between, RowFilter none)
    {
        const long Least = PackedColumn.None + 1;
        return (type, value) switch
        {
            (ExpressionType.Equal, null) => none,
            (ExpressionType.NotEqual, null) => RowFilter.Not(none),
            (_, null) => RowFilter.None,
            (ExpressionType.Equal, { } number) => between(number, number),
            (ExpressionType.NotEqual, { } number) => RowFilter.Not(between(number, number)),
            (ExpressionType.GreaterThanOrEqual, { } number) => between(Math.Max(number, Least), long.MaxValue),
            (ExpressionType.LessThanOrEqual, { } number) => between(Least, number),
            (ExpressionType.GreaterThan, { } number) =>
                number == long.MaxValue ? RowFilter.None : between(Math.Max(number + 1, Least), long.MaxValue),
            (ExpressionType.LessThan, { } number) => number <= Least ? RowFilter.None : between(Least, number - 1),
            _ => null,
        };
    }

    private static ExpressionType Mirrored(ExpressionType type) => type switch
    {
        ExpressionType.GreaterThan => ExpressionType.LessThan,
        ExpressionType.GreaterThanOrEqual => ExpressionType.LessThanOrEqual,
        ExpressionType.LessThan => ExpressionType.GreaterThan,
        ExpressionType.LessThanOrEqual => ExpressionType.GreaterThanOrEqual,
        _ => type,
    };
}
