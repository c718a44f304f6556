using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.TextSearch;
using Microsoft.EntityFrameworkCore.Query;

namespace JobsDashboard.Jobs.Fields;

internal static class JobExpressions
{
    /// <summary>What sets the column that <paramref name="column"/> reads.</summary>
    public static Action<Job, T> Setter<T>(this Expression<Func<Job, T>> column)
    {
        // A column of a narrower type is read with a conversion.
        var property = column.Body is UnaryExpression { NodeType: ExpressionType.Convert } conversion ? conversion.Operand : column.Body;
        var value = Expression.Parameter(typeof(T), "value");
        return Expression.Lambda<Action<Job, T>>(
            Expression.Assign(property, Expression.Convert(value, property.Type)), column.Parameters[0], value).Compile();
    }

    /// <summary>Whether a job has a text of its wide half.</summary>
    public static Expression<Func<Job, bool>> IsSet(this JobTexts flag)
    {
        Expression<Func<Job, int>> texts = job => (int)job.Texts;
        // A constant, not a parameter: the database keeps a plan for each.
        return Expression.Lambda<Func<Job, bool>>(
            Expression.NotEqual(Expression.And(texts.Body, Expression.Constant((int)flag)), Expression.Constant(0)), texts.Parameters);
    }

    /// <summary>The test, applied to what <paramref name="select"/> selects.</summary>
    public static Expression<Func<TRow, bool>> Is<TRow, T>(this Expression<Func<TRow, T>> select, Expression<Func<T, bool>> test) =>
        Expression.Lambda<Func<TRow, bool>>(
            ReplacingExpressionVisitor.Replace(test.Parameters[0], select.Body, test.Body),
            select.Parameters);

    /// <summary>Whether a row has nothing of what <paramref name="select"/> selects.</summary>
    /// <remarks>
    /// Written out: the comparison of a T with null boxes it, and EF takes two tests of one column of which one is boxed for a
    /// contradiction.
    /// </remarks>
    public static Expression<Func<TRow, bool>> IsNull<TRow, T>(this Expression<Func<TRow, T>> select) =>
        Expression.Lambda<Func<TRow, bool>>(Expression.Equal(select.Body, Expression.Constant(null, typeof(T))), select.Parameters);

    /// <summary>The row together with what <paramref name="select"/> selects of it.</summary>
    public static Expression<Func<TRow, TResult>> With<TRow, T, TResult>(
        this Expression<Func<TRow, T>> select, Expression<Func<TRow, T, TResult>> combine) =>
        Expression.Lambda<Func<TRow, TResult>>(
            ReplacingExpressionVisitor.Replace(
                combine.Parameters[1],
                select.Body,
                ReplacingExpressionVisitor.Replace(combine.Parameters[0], select.Parameters[0], combine.Body)),
            select.Parameters);

    /// <summary>
    /// Whether a folded text begins with <paramref name="folded"/>: a range, which an index can serve, where StartsWith would be a LIKE.
    /// </summary>
#pragma warning disable CA1309, CA1310, CA1858 // This becomes SQL, which knows no StringComparison.
    public static Expression<Func<string?, bool>> BeginsWith(string folded)
    {
        if (CaseFolding.EndOf(folded) is not { } end)
        {
            // Not StartsWith: it would be a LIKE, to which SQLite shows what is no character as U+FFFD.
            return text => text!.IndexOf(folded) == 0;
        }
        return text => string.Compare(text, folded) >= 0 && string.Compare(text, end) < 0;
    }
#pragma warning restore CA1309, CA1310, CA1858

    /// <summary>The jobs that <paramref name="test"/> does not find, those without a value among them.</summary>
    public static Expression<Func<Job, bool>> Not(Expression<Func<Job, bool>> test) =>
        Expression.Lambda<Func<Job, bool>>(Expression.Not(test.Body), test.Parameters);

    /// <summary>The jobs that both find.</summary>
    public static Expression<Func<Job, bool>> And(Expression<Func<Job, bool>> one, Expression<Func<Job, bool>> other) =>
        Expression.Lambda<Func<Job, bool>>(
            Expression.AndAlso(one.Body, ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)),
            one.Parameters);

    /// <summary>The jobs that either finds.</summary>
    public static Expression<Func<Job, bool>> Or(Expression<Func<Job, bool>> one, Expression<Func<Job, bool>> other) =>
        Expression.Lambda<Func<Job, bool>>(
            Expression.OrElse(one.Body, ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)),
            one.Parameters);
}
