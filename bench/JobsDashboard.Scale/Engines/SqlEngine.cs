using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Scale.Questions;

namespace JobsDashboard.Scale.Engines;

/// <summary>A database that is asked by statements over one open connection.</summary>
/// <param name="name">What it is called in the report.</param>
/// <param name="connection">The open connection, which is closed with the engine.</param>
/// <param name="keys">The numbers of its shared texts and tags.</param>
internal abstract class SqlEngine(string name, DbConnection connection, KeyLookup keys) : IEngine
{
    public string Name => name;

    /// <summary>The connection.</summary>
    protected DbConnection Connection => connection;

    public Func<Task<string>>? Prepare(Question question)
    {
        var words = WordsFor(question, keys);
        if (Statements.Of(question, words) is not { } statements)
        {
            return null;
        }
        var commands = statements.Select(sql => Command(sql, words.Parameters)).ToImmutableArray();
        return question.Asked switch
        {
            Asked.Page => async () => Answers.Page(await RowsAsync(commands[0], PageRow)),
            Asked.Total => async () => Answers.Number((await RowsAsync(commands[0], row => Number(row, 0)))[0]),
            Asked.Facets => () => FacetsAsync(commands),
            Asked.TagKeys => async () => Answers.Values(await RowsAsync(commands[0], Value)),
            Asked.Histogram => async () => Answers.Histogram(
                await RowsAsync(commands[0], row => (Number(row, 0), (JobStatus)Number(row, 1), Number(row, 2)))),
            Asked.Footer => () => FooterAsync(commands),
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
    }

    public virtual async ValueTask DisposeAsync() => await connection.DisposeAsync();

    /// <summary>The database's own words for a question.</summary>
    protected abstract SqlWords WordsFor(Question question, KeyLookup keys);

    /// <summary>Whether a statement is prepared, so that what is asked again and again is not read and planned again.</summary>
    protected virtual bool IsPrepared(string sql) => true;

    /// <summary>Gives a parameter the name by which a statement knows it.</summary>
    protected virtual void SetName(DbParameter parameter, int number)
    {
    }

    private DbCommand Command(string sql, IReadOnlyList<object> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        // As long as it takes.
        command.CommandTimeout = 0;
        for (var at = 0; at < parameters.Count; at++)
        {
            var parameter = command.CreateParameter();
            SetName(parameter, at + 1);
            parameter.Value = parameters[at];
            command.Parameters.Add(parameter);
        }
        if (IsPrepared(sql))
        {
            command.Prepare();
        }
        return command;
    }

    private static async Task<string> FacetsAsync(ImmutableArray<DbCommand> commands)
    {
        var facets = new List<(string, IEnumerable<(string, long)>)>();
        foreach (var (facet, command) in Statements.Facets.Zip(commands))
        {
            facets.Add((facet.Field, await RowsAsync<(string, long)>(command, facet.Field == "Status" ? Status : Value)));
        }
        return Answers.Facets(facets);
    }

    private static async Task<string> FooterAsync(ImmutableArray<DbCommand> commands)
    {
        var sums = (await RowsAsync(commands[0], row => (Number(row, 0), Real(row, 1), Real(row, 2), Real(row, 3))))[0];
        var median = await RowsAsync(commands[1], row => row.IsDBNull(0) ? (long?)null : Number(row, 0));
        return Answers.Footer(sums.Item1, sums.Item2, sums.Item3, sums.Item4, median is [var one] ? one : null);
    }

    // All of the row is read, as a list would.
    private static string PageRow(DbDataReader row)
    {
        for (var at = 1; at < row.FieldCount; at++)
        {
            row.GetValue(at);
        }
        return row.GetString(0);
    }

    private static (string Value, long Jobs) Value(DbDataReader row) => (row.GetString(0), Number(row, 1));

    private static (string Value, long Jobs) Status(DbDataReader row) => (JobStatusNames.Of((JobStatus)Number(row, 0)), Number(row, 1));

    private static long Number(DbDataReader row, int at) => row.GetValue(at) switch
    {
        System.Numerics.BigInteger big => (long)big,
        var number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
    };

    private static double Real(DbDataReader row, int at) => Convert.ToDouble(row.GetValue(at), CultureInfo.InvariantCulture);

    private static async Task<List<T>> RowsAsync<T>(DbCommand command, Func<DbDataReader, T> read)
    {
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }
        return rows;
    }
}
