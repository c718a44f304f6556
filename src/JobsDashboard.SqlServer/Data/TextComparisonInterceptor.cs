using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JobsDashboard.SqlServer.Data;

/// <summary>Searches for parts of texts, and compares texts by their order, with parameters that are not bounded as columns are.</summary>
/// <remarks>
/// By itself a parameter takes the form of the column that it is compared with. One that is too long would become a hash, which is not part
/// of any text.
/// </remarks>
internal sealed class TextComparisonInterceptor : ExpressionVisitor, IQueryExpressionInterceptor
{
    private const string Escape = "\\";

    public static void Add(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDbFunction(((Func<string?, string, bool>)Holds).Method).HasTranslation(arguments => new LikeExpression(
            arguments[0],
            As(arguments[1], new Pattern(arguments[0].TypeMapping?.Converter is StoredText)),
            Constant(arguments[1]),
            BoolTypeMapping.Default));
        modelBuilder.HasDbFunction(((Func<string?, string?>)Whole).Method)
            .HasTranslation(arguments => As(arguments[0], new StoredText(null)));
        // The collation of the columns has that order.
        modelBuilder.HasDbFunction(((Func<string?, string?>)UnitOrder.Of).Method).HasTranslation(arguments => arguments[0]);
    }

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) => Visit(queryExpression);

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        var visited = (MethodCallExpression)base.VisitMethodCall(node);
        if (visited.Method.DeclaringType != typeof(string))
        {
            return visited;
        }
        return visited switch
        {
            { Method.Name: nameof(string.Contains), Object: { } text, Arguments: [var part] } =>
                Expression.Call(((Func<string?, string, bool>)Holds).Method, text, part),
            { Method: { Name: nameof(string.Compare) } compare, Arguments: [var one, var other] } =>
                Expression.Call(compare, one, Expression.Call(((Func<string?, string?>)Whole).Method, other)),
            _ => visited,
        };
    }

    private static bool Holds(string? text, string part) => throw new NotSupportedException("This is part of a query.");

    private static string? Whole(string? text) => throw new NotSupportedException("This is part of a query.");

    private static SqlParameterExpression As(SqlExpression parameter, ValueConverter converter)
    {
        var mapping = (RelationalTypeMapping)parameter.TypeMapping!.WithComposedConverter(converter);
        return (SqlParameterExpression)((SqlParameterExpression)parameter).ApplyTypeMapping(mapping);
    }

    private static SqlConstantExpression Constant(SqlExpression like) => new(Escape, like.TypeMapping);

    private sealed class Pattern(bool isStored)
        : ValueConverter<string, string>(part => Of(isStored ? StoredText.Write(part, null) : part), pattern => pattern)
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
