using System.Linq.Expressions;
using System.Reflection;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>The value of an expression that does not depend on a job.</summary>
internal static class PlainValue
{
    /// <exception cref="NotCopiedException">It depends on a job.</exception>
    public static object? Of(Expression expression) =>
        TryOf(expression, out var value) ? value : throw new NotCopiedException();

    public static bool TryOf(Expression expression, out object? value)
    {
        var parameters = new ParameterSearch();
        parameters.Visit(expression);
        value = parameters.IsAny ? null : Value(expression);
        return !parameters.IsAny;
    }

    private static object? Value(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        // What a lambda has captured, and properties of that, without compiling anything.
        MemberExpression { Member: FieldInfo field, Expression: { } of } when Value(of) is { } captured => field.GetValue(captured),
        MemberExpression { Member: PropertyInfo property, Expression: { } of } when Value(of) is { } owner => property.GetValue(owner),
        _ => Expression.Lambda(expression).Compile(preferInterpretation: true).DynamicInvoke(),
    };

    private sealed class ParameterSearch : ExpressionVisitor
    {
        public bool IsAny { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            IsAny = true;
            return node;
        }

        protected override Expression VisitExtension(Expression node)
        {
            IsAny |= node is FilterExpression;
            return node;
        }
    }
}
