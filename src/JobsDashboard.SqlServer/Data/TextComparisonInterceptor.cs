using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JobsDashboard.SqlServer.Data;

/// <summary>Looks for a part of a text, and compares texts by their order, with parameters as they are: not bounded as the columns are.</summary>
/// <remarks>By itself a parameter takes the form of the column that it is held against, and one that is too long becomes a hash, which is no part of any text.</remarks>
internal sealed class TextComparisonInterceptor : ExpressionVisitor, IQueryExpressionInterceptor
{
    private const string Escape = "\\";

    public static void Add(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDbFunction(((Func<string?, string, bool>)Holds).Method).HasTranslation(arguments => new LikeExpression(
            arguments[0], As(arguments[1], new Pattern(arguments[0].TypeMapping?.Converter is StoredText)), Constant(arguments[1]), BoolTypeMapping.Default));
        modelBuilder.HasDbFunction(((Func<string?, string?>)Whole).Method).HasTranslation(arguments => As(arguments[0], new StoredText(null)));
        // The collation of the columns has that order.
        modelBuilder.HasDbFunction(((Func<string?, string?>)UnitOrder.Of).Method).HasTranslation(arguments => arguments[0]);
    }

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) => Visit(queryExpression);

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        var visited = (MethodCallExpression)base.VisitMethodCall(node);
        return visited switch
        {
            { Method: { Name: nameof(string.Contains) } method, Object: { } text, Arguments: [var part] } when method.DeclaringType == typeof(string) =>
                Expression.Call(((Func<string?, string, bool>)Holds).Method, text, part),
            { Method: { Name: nameof(string.Compare) } method, Arguments: [var one, var other] } when method.DeclaringType == typeof(string) =>
                Expression.Call(method, one, Expression.Call(((Func<string?, string?>)Whole).Method, other)),
            _ => visited,
        };
    }

    private static bool Holds(string? text, string part) => throw new NotSupportedException("This is part of a query.");

    private static string? Whole(string? text) => throw new NotSupportedException("This is part of a query.");

    private static SqlParameterExpression As(SqlExpression parameter, ValueConverter converter) => (SqlParameterExpression)((SqlParameterExpression)parameter)
        .ApplyTypeMapping((RelationalTypeMapping)parameter.TypeMapping!.WithComposedConverter(converter));

    private static SqlConstantExpression Constant(SqlExpression like) => new(Escape, like.TypeMapping);

    private sealed class Pattern(bool isStored) : ValueConverter<string, string>(part => Of(isStored ? StoredText.Write(part, null) : part), pattern => pattern)
    {
        private static string Of(string part)
        {
            var escaped = part;
            foreach (var special in new[] { Escape, "%", "_", "[" })
            {
                escaped = escaped.Replace(special, Escape + special, StringComparison.Ordinal);
            }
            return $"%{escaped}%";
        }
    }
}
