using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace JobsDashboard.SqlServer.Tests.Checking;

/// <summary>A database as its scripts describe it, that says of a query whether it could be compiled there. Everything it says is a fault.</summary>
internal sealed partial class DatabaseModel : IDisposable
{
    // A procedure of each query is put into the model and taken out again under this name.
    private const string Source = "queries";

    private readonly TSqlModel _model;

    public DatabaseModel(SqlServerVersion version, string script, string collation = "Chinese_PRC_CI_AS")
    {
        _model = new TSqlModel(version, new TSqlModelOptions { Collation = collation });
        var definitions = Outcome(TSql.Statements(script));
        Definitions = [.. definitions.Select(definition => Blanks().Replace(definition.Text(), " ")).Order(StringComparer.Ordinal)];
        foreach (var statement in definitions)
        {
            _model.AddObjects(statement.Text());
            if (statement is CreateFullTextIndexStatement index)
            {
                FullTextColumns = FullTextColumns.Union(index.FullTextIndexColumns.Select(column => $"{index.OnName.BaseIdentifier.Value}.{column.Name.Value}"));
            }
        }
    }

    /// <summary>The columns that full-text predicates may name.</summary>
    public ImmutableHashSet<string> FullTextColumns { get; } = [];

    /// <summary>What is wrong with the database itself.</summary>
    public ImmutableArray<string> Faults => [.. _model.Validate().Select(message => message.ToString())];

    /// <summary>What makes the tables and their indexes, each in a line.</summary>
    public ImmutableArray<string> Definitions { get; }

    /// <summary>The same without the tables themselves.</summary>
    public IEnumerable<string> Indexes => Definitions.Where(definition => !definition.StartsWith("CREATE TABLE", StringComparison.Ordinal));

    /// <summary>What is wrong with any of the queries.</summary>
    public ImmutableArray<string> FaultsOf(params IEnumerable<CapturedQuery> queries)
    {
        try
        {
            var procedures = queries.Select((query, index) => query.AsProcedure($"query {index}"));
            _model.AddOrUpdateObjects(string.Join("\nGO\n", procedures), Source, new TSqlObjectOptions());
            return Faults;
        }
        catch (DacModelException failure)
        {
            return [failure.Message];
        }
        finally
        {
            _model.DeleteObjects(Source);
        }
    }

    public void Dispose() => _model.Dispose();

    // The definitions that are left once all migrations have run: a model knows no DROP INDEX, no ALTER COLUMN and no new column.
    private static List<TSqlStatement> Outcome(IEnumerable<TSqlStatement> statements)
    {
        var left = new List<TSqlStatement>();
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case DropIndexStatement drop:
                    var dropped = drop.DropIndexClauses.Cast<DropIndexClause>().Select(index => (index.Object.BaseIdentifier.Value, index.Index.Value)).ToHashSet();
                    left.RemoveAll(index => index is CreateIndexStatement created && dropped.Contains((created.OnName.BaseIdentifier.Value, created.Name.Value)));
                    break;
                case AlterTableDropTableElementStatement drop:
                    var former = TableOf(drop);
                    var gone = drop.AlterTableDropTableElements.Select(element => element.Name.Value).ToHashSet();
                    foreach (var constraint in former.Definition.TableConstraints.Where(constraint => gone.Contains(constraint.ConstraintIdentifier?.Value ?? "")).ToList())
                    {
                        former.Definition.TableConstraints.Remove(constraint);
                    }
                    former.ScriptTokenStream = null;
                    break;
                case AlterTableAlterColumnStatement alter:
                    var table = TableOf(alter);
                    var altered = table.Definition.ColumnDefinitions.Single(column => column.ColumnIdentifier.Value == alter.ColumnIdentifier.Value);
                    (altered.DataType, altered.Collation, table.ScriptTokenStream) = (alter.DataType, alter.Collation, null);
                    break;
                case AlterTableAddTableElementStatement { Definition.ColumnDefinitions: { Count: > 0 } added } add:
                    var extended = TableOf(add);
                    foreach (var column in added)
                    {
                        extended.Definition.ColumnDefinitions.Add(column);
                    }
                    extended.ScriptTokenStream = null;
                    break;
                case CreateTableStatement or CreateIndexStatement or CreateColumnStoreIndexStatement or CreateFullTextCatalogStatement or CreateFullTextIndexStatement or AlterTableStatement:
                    left.Add(statement);
                    break;
                default:
                    // Everything else changes data or settings.
                    break;
            }
        }
        return left;

        CreateTableStatement TableOf(AlterTableStatement change) =>
            left.OfType<CreateTableStatement>().Single(table => table.SchemaObjectName.BaseIdentifier.Value == change.SchemaObjectName.BaseIdentifier.Value);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
