using System.Collections.Immutable;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace JobsDashboard.SqlServer.Tests.Checking;

/// <summary>A database as its scripts describe it, that says of a query whether it could be compiled there. Everything it says is a fault.</summary>
internal sealed class DatabaseModel : IDisposable
{
    // A procedure of each query is put into the model and taken out again under this name.
    private const string Source = "queries";

    private readonly TSqlModel _model;

    public DatabaseModel(SqlServerVersion version, string script, string collation = "Chinese_PRC_CI_AS")
    {
        _model = new TSqlModel(version, new TSqlModelOptions { Collation = collation });
        var columns = new List<string>();
        foreach (var statement in TSql.Statements(script))
        {
            if (IsDefinition(statement))
            {
                _model.AddObjects(statement.Text());
            }
            if (statement is CreateFullTextIndexStatement index)
            {
                columns.AddRange(index.FullTextIndexColumns.Select(column => $"{index.OnName.BaseIdentifier.Value}.{column.Name.Value}"));
            }
        }
        FullTextColumns = [.. columns];
    }

    /// <summary>The columns that full-text predicates may name.</summary>
    public ImmutableHashSet<string> FullTextColumns { get; }

    /// <summary>What is wrong with the database itself.</summary>
    public ImmutableArray<string> Faults => [.. _model.Validate().Select(message => message.ToString())];

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

    // What a model holds. Everything else in a script changes data or settings.
    private static bool IsDefinition(TSqlStatement statement) => statement is
        CreateTableStatement or CreateIndexStatement or CreateColumnStoreIndexStatement or CreateFullTextCatalogStatement or CreateFullTextIndexStatement
        or AlterTableStatement;
}
