using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore.Query;

namespace JobsDashboard.Jobs.Listing.Filters;

internal static class JobExpressions
{
    /// <summary>The test, applied to what <paramref name="select"/> selects.</summary>
    public static Expression<Func<Job, bool>> Is<T>(this Expression<Func<Job, T>> select, Expression<Func<T, bool>> test) =>
        Expression.Lambda<Func<Job, bool>>(
            ReplacingExpressionVisitor.Replace(test.Parameters[0], select.Body, test.Body),
            select.Parameters);

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
