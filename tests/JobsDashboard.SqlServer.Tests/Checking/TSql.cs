using System.Collections.Immutable;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace JobsDashboard.SqlServer.Tests.Checking;

/// <summary>T-SQL as a syntax tree.</summary>
internal static class TSql
{
    public static TSqlScript Parse(string sql)
    {
        var tree = (TSqlScript)new TSql170Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Count == 0 ? tree : throw new FormatException($"{errors[0].Message} in line {errors[0].Line} of: {sql}");
    }

    /// <summary>The names of the columns that a query answers with; of those without one, their places.</summary>
    public static ImmutableArray<string> FieldsOf(string sql)
    {
        var query = ((SelectStatement)Parse(sql).Batches.Single().Statements.Single()).QueryExpression;
        while (query is BinaryQueryExpression binary)
        {
            query = binary.FirstQueryExpression;
        }
        return
        [
            .. ((QuerySpecification)query).SelectElements.Select((element, place) =>
                (element as SelectScalarExpression)?.ColumnName?.Value ?? place.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ];
    }

    /// <summary>Every statement of a script by itself, those under a condition or in <c>EXEC(N'…')</c> too.</summary>
    public static IEnumerable<TSqlStatement> Statements(string script) => Parse(script).Batches.SelectMany(batch => batch.Statements).SelectMany(Flatten);

    /// <summary>The text that a part of a tree was read from; of one that was changed since and has no tokens any more, a text that says the same.</summary>
    public static string Text(this TSqlFragment part)
    {
        if (part.ScriptTokenStream is { } tokens)
        {
            return string.Concat(tokens.Skip(part.FirstTokenIndex).Take(part.LastTokenIndex - part.FirstTokenIndex + 1).Select(token => token.Text));
        }
        new Sql170ScriptGenerator().GenerateScript(part, out var text);
        return text;
    }

    /// <summary>Every part of one kind in a tree.</summary>
    public static ImmutableArray<T> All<T>(this TSqlFragment tree)
        where T : TSqlFragment
    {
        var collector = new Collector<T>();
        tree.Accept(collector);
        return [.. collector.Found];
    }

    private static IEnumerable<TSqlStatement> Flatten(TSqlStatement statement) => statement switch
    {
        IfStatement choice => Flatten(choice.ThenStatement).Concat(choice.ElseStatement is { } other ? Flatten(other) : []),
        TryCatchStatement attempt => attempt.TryStatements.Statements.Concat(attempt.CatchStatements.Statements).SelectMany(Flatten),
        BeginEndBlockStatement block => block.StatementList.Statements.SelectMany(Flatten),
        ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableStringList { Strings: [StringLiteral text] } } => Statements(text.Value),
        _ => [statement],
    };

    private sealed class Collector<T> : TSqlFragmentVisitor
        where T : TSqlFragment
    {
        public List<T> Found { get; } = [];

        public override void Visit(TSqlFragment node)
        {
            if (node is T found)
            {
                Found.Add(found);
            }
        }
    }
}
