using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>
/// Recognises queries for the number of a single tag or text, or for those of the texts with one part, as the conditions of a question make
/// them.
/// </summary>
internal static class SingleLookup
{
    /// <summary>The key and the value of the tag; null for any other query.</summary>
    public static (string Key, string Value)? OfTag(Expression query) =>
        Conditions(query) is [BinaryExpression { NodeType: ExpressionType.AndAlso, Left: var left, Right: var right }]
        && Equal(left, nameof(Tag.Key)) is string key && Equal(right, nameof(Tag.Value)) is string value
            ? (key, value)
            : null;

    /// <summary>What names the field and how its text is compared, and the text; null for any other query.</summary>
    public static (string Field, string Text)? OfText(Expression query) =>
        Conditions(query) is [MethodCallExpression contains, var of]
        && contains is { Method.Name: nameof(Enumerable.Contains), Object: null, Arguments: [var list, var item] }
        && item is MemberExpression { Expression: ParameterExpression, Member.Name: nameof(JobValue.Text) or nameof(JobValue.Folded) } text
        && Equal(of, nameof(JobValue.Field)) is { } field
        && PlainValue.Of(list) is IReadOnlyList<string> and [var only]
            ? ($"{field} {text.Member.Name}", only)
            : null;

    /// <summary>What names the field and how the part is compared, and the part; null for any other query.</summary>
    public static (string Field, string Text)? OfPart(Expression query) =>
        Conditions(query) is [BinaryExpression { NodeType: ExpressionType.AndAlso, Left: var of, Right: MethodCallExpression contains }]
        && contains is { Method.Name: nameof(string.Contains), Object: MemberExpression { Member.Name: nameof(JobValue.Folded) } text }
        && text.Expression is ParameterExpression && contains.Arguments is [var part]
        && Equal(of, nameof(JobValue.Field)) is { } field && PlainValue.Of(part) is string only
            ? ($"{field} part", only)
            : null;

    // The last one first.
    private static List<Expression> Conditions(Expression query)
    {
        var conditions = new List<Expression>();
        var source = query is MethodCallExpression { Method.Name: nameof(Queryable.Select), Arguments: [var table, _] } ? table : query;
        while (source is MethodCallExpression
            {
                Method.Name: nameof(Queryable.Where),
                Arguments: [var inner, UnaryExpression { Operand: LambdaExpression condition }],
            })
        {
            conditions.Add(condition.Body);
            source = inner;
        }
        // What is made of the table in any other way is another query.
        return source is MethodCallExpression ? [] : conditions;
    }

    private static object? Equal(Expression condition, string property) =>
        condition is BinaryExpression { NodeType: ExpressionType.Equal, Left: MemberExpression member } equal
        && member.Expression is ParameterExpression && member.Member.Name == property
            ? PlainValue.Of(equal.Right)
            : null;
}
