using System.Collections.Immutable;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace JobsDashboard.SqlServer.Tests.Checking;

/// <summary>What the compiler of a database model does not see and a server would answer with an error, a scan, or somebody else's jobs.</summary>
internal sealed class QueryRules(TableColumns tables, ImmutableHashSet<string> fullTextColumns)
{
    // Constants of ours. A text that a user typed is a parameter.
    private static readonly ImmutableHashSet<string> s_literals =
        ["\\", "$", "", "PUBLIC", "PRIVATE", "ForbiddenQuotaOverSold", "ForceQuotaOverSold", "AcceptQuotaOverSold"];

    public IEnumerable<string> FaultsOf(CapturedQuery query)
    {
        var tree = TSql.Parse(query.Sql);
        var names = tree.All<NamedTableReference>().ToLookup(table => table.Alias?.Value ?? table.SchemaObject.BaseIdentifier.Value, table => table.SchemaObject.BaseIdentifier.Value);
        var derived = tree.All<TableReferenceWithAlias>().Where(table => table is not NamedTableReference && table.Alias is not null).Select(table => table.Alias.Value).ToHashSet();
        var scope = new Scope(tables, names, derived, query.Parameters.ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase));
        return
        [
            .. names.Where(name => name.Distinct().Count() > 1).Select(name => $"{name.Key} is the name of several tables"),
            .. tree.All<ColumnReferenceExpression>().Select(scope.Unresolved).OfType<string>(),
            .. tree.All<VariableReference>().Where(variable => scope.Parameter(variable) is null).Select(variable => $"{variable.Name} is no parameter"),
            .. tree.All<StringLiteral>().Where(literal => !s_literals.Contains(literal.Value)).Select(literal => $"the text '{literal.Value}' is in the SQL"),
            .. tree.All<QueryDerivedTable>().Where(table => !NamesAllItsColumns(table)).Select(table => $"{table.Alias.Value} names other columns than it has"),
            .. tree.All<FullTextTableReference>().Select(table => $"{table.Text()} has not been checked by any rule"),
            .. tree.All<FullTextPredicate>().SelectMany(predicate => FullText(predicate, scope)),
            .. tree.All<LikePredicate>().Where(like => like.EscapeExpression is null).Select(like => $"{like.Text()} has no ESCAPE"),
            .. tree.All<OpenJsonTableReference>().Where(list => !IsOfNumbers(list) && !IsCollated(tree, list)).Select(list => $"{list.Text()} is in the collation of the database"),
            .. Unequal(tree).Where(scope.IsBounded).Select(value => $"{value.Text()} has the bounded form of a column, and is compared for something else than equality"),
            .. Comparisons(tree).SelectMany(pair => Compared(pair.Column, pair.Value, pair.IsForEquality, scope)),
        ];
    }

    private static bool NamesAllItsColumns(QueryDerivedTable table) =>
        table.Columns.Count == 0 || (table.QueryExpression is QuerySpecification query && query.SelectElements.Count == table.Columns.Count);

    // Both of what is not compared for equality.
    private static IEnumerable<ScalarExpression> Unequal(TSqlScript tree) =>
    [
        .. tree.All<BooleanComparisonExpression>().Where(c => !IsEquality(c)).SelectMany(c => new[] { c.FirstExpression, c.SecondExpression }),
        .. tree.All<LikePredicate>().Select(like => like.SecondExpression),
    ];

    private static bool IsEquality(BooleanComparisonExpression comparison) =>
        comparison.ComparisonType is BooleanComparisonType.Equals or BooleanComparisonType.NotEqualToBrackets or BooleanComparisonType.NotEqualToExclamation;

    private static bool IsOfNumbers(OpenJsonTableReference list) => list.SchemaDeclarationItems
        .All(item => item.ColumnDefinition.DataType is SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.BigInt });

    private static bool IsCollated(TSqlScript tree, OpenJsonTableReference list) => tree.All<QuerySpecification>()
        .Where(query => query.FromClause?.TableReferences.Contains(list) == true)
        .SelectMany(query => query.SelectElements.OfType<SelectScalarExpression>())
        .All(element => element.Expression is PrimaryExpression { Collation: not null });

    // Every two things that a comparison, an IN or a LIKE holds against one another.
    private static IEnumerable<(ScalarExpression Column, ScalarExpression Value, bool IsForEquality)> Comparisons(TSqlScript tree) =>
    [
        .. tree.All<BooleanComparisonExpression>().SelectMany(c => new[] { (c.FirstExpression, c.SecondExpression, IsEquality(c)), (c.SecondExpression, c.FirstExpression, IsEquality(c)) }),
        .. tree.All<InPredicate>().SelectMany(i => i.Values.DefaultIfEmpty(new NullLiteral()).Select(value => (i.Expression, value, true))),
        .. tree.All<LikePredicate>().Select(like => (like.FirstExpression, like.SecondExpression, false)),
    ];

    private IEnumerable<string> FullText(FullTextPredicate predicate, Scope scope) =>
    [
        .. predicate.Columns.Select(scope.NameOf).Where(name => !fullTextColumns.Contains(name)).Select(name => $"{name} is in no full-text index"),
        .. predicate.Value is VariableReference variable && scope.Parameter(variable)?.TypeName == $"nvarchar({CapturedParameter.LongestText})"
            ? Array.Empty<string>()
            : [$"{predicate.Text()} takes its condition from something else than a parameter of type nvarchar({CapturedParameter.LongestText})"],
    ];

    private static IEnumerable<string> Compared(ScalarExpression column, ScalarExpression value, bool isForEquality, Scope scope)
    {
        if (Wrapped(column).FirstOrDefault(scope.LeadsIndex) is { } wrapped)
        {
            yield return $"{wrapped.Text()} could be looked up in an index, but is compared as {column.Text()}";
        }
        if (column is ColumnReferenceExpression one && value is ColumnReferenceExpression other && scope.TypeOf(one) is { } type && scope.TypeOf(other) is { } otherType && type != otherType)
        {
            yield return $"{one.Text()} is {type}, and is compared with {other.Text()}, which is {otherType}";
        }
        if (isForEquality && column is ColumnReferenceExpression reference && value is VariableReference variable &&
            scope.TypeOf(reference) is { } expected && scope.Parameter(variable) is { } parameter && !Fits(parameter.TypeName, expected))
        {
            yield return $"{reference.Text()} is {expected}, and is compared with {variable.Name}, which is {parameter.TypeName}";
        }
    }

    // A column without end is in no index, so any text may be held against it.
    private static bool Fits(string parameter, string column) =>
        parameter == column || (column == "nvarchar(max)" && parameter.StartsWith("nvarchar", StringComparison.Ordinal));

    private static IEnumerable<ColumnReferenceExpression> Wrapped(ScalarExpression expression) => (expression switch
    {
        FunctionCall call => call.Parameters,
        CoalesceExpression coalesce => coalesce.Expressions,
        CastCall cast => [cast.Parameter],
        ConvertCall convert => [convert.Parameter],
        _ => Array.Empty<ScalarExpression>(),
    }).OfType<ColumnReferenceExpression>().Where(column => column.ColumnType == ColumnType.Regular);

    private sealed class Scope(
        TableColumns tables, ILookup<string, string> names, HashSet<string> derived, Dictionary<string, CapturedParameter> parameters)
    {
        public CapturedParameter? Parameter(VariableReference variable) => parameters.GetValueOrDefault(variable.Name);

        public bool IsBounded(ScalarExpression value) => value is VariableReference variable && Parameter(variable) is { Type: System.Data.SqlDbType.NVarChar } parameter && parameter.TypeName is not ("nvarchar(4000)" or "nvarchar(max)");

        public string? Unresolved(ColumnReferenceExpression column)
        {
            if (column.ColumnType == ColumnType.Wildcard)
            {
                return null;
            }
            var (alias, name) = Parts(column);
            return derived.Contains(alias) || names[alias].Any(table => tables.TypeOf(table, name) is not null) ? null : $"{column.Text()} is the column of no table";
        }

        public string NameOf(ColumnReferenceExpression column) => $"{names[Parts(column).Alias].FirstOrDefault()}.{Parts(column).Name}";

        public string? TypeOf(ColumnReferenceExpression column) => names[Parts(column).Alias].FirstOrDefault() is { } table ? tables.TypeOf(table, Parts(column).Name) : null;

        public bool LeadsIndex(ColumnReferenceExpression column) => names[Parts(column).Alias].Any(table => tables.LeadsIndex(table, Parts(column).Name));

        private static (string Alias, string Name) Parts(ColumnReferenceExpression column) => column.MultiPartIdentifier.Identifiers switch
        {
            [var alias, var name] => (alias.Value, name.Value),
            var other => ("", other[^1].Value),
        };
    }
}
