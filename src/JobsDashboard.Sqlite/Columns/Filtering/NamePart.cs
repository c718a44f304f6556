using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Sqlite.Reading;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>
/// Finds what names are to contain in a query for the ids of jobs, as <see cref="SqliteTextSearch.NameContaining"/> makes it.
/// </summary>
internal static class NamePart
{
    /// <returns>Null for any other query.</returns>
    public static string? In(Expression ids)
    {
        if (ids is not MethodCallExpression { Method.Name: nameof(Queryable.Select), Arguments: [var details, _] })
        {
            return null;
        }
        string? part = null;
        while (details is MethodCallExpression
            {
                Method.Name: nameof(Queryable.Where),
                Arguments: [var inner, UnaryExpression { Operand: LambdaExpression { Body: MethodCallExpression condition } }],
            })
        {
            switch (condition)
            {
                case { Method.Name: nameof(string.Contains), Object: MemberExpression { Member.Name: nameof(JobDetail.DisplayNameKey) } }:
                    part = PlainValue.Of(condition.Arguments[0]) as string;
                    break;
                // An index that leads to them, and to others.
                case { Method.Name: nameof(Queryable.Contains), Arguments: [_, MemberExpression { Member.Name: nameof(JobDetail.Id) }] }:
                    break;
                default:
                    return null;
            }
            details = inner;
        }
        return part;
    }
}
