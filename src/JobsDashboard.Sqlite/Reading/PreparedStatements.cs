using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Reading;

/// <summary>
/// The statements that an open connection has prepared, by their text: those that were used last. SQLite takes as long to read and to plan
/// a statement as to find a page of jobs by it.
/// </summary>
internal sealed class PreparedStatements
{
    /// <summary>How many statements a connection keeps.</summary>
    public const int MaxKept = 64;

    private static readonly ConditionalWeakTable<SqliteConnection, PreparedStatements> s_known = [];

    private readonly Dictionary<string, LinkedListNode<Prepared>> _byText = [];

    // The one that was used last comes last.
    private readonly LinkedList<Prepared> _byUse = [];

    /// <summary>How many there are.</summary>
    public int Count => _byUse.Count;

    /// <summary>Whether the rows of any are still being read.</summary>
    public bool AreInUse => _byUse.Any(prepared => prepared.IsInUse);

    /// <summary>Those of a connection.</summary>
    public static PreparedStatements Of(SqliteConnection connection) => s_known.GetOrCreateValue(connection);

    /// <summary>A query as a statement that is prepared: not to be disposed of, and to be read before the same is asked again.</summary>
    /// <returns>The statement with what the query is given; the query itself while the rows of that statement are being read.</returns>
    public static SqliteCommand Of(SqliteCommand query)
    {
        var prepared = Of(query.Connection!).Find(query);
        if (prepared.IsInUse)
        {
            return query;
        }
        prepared.Parameters.Clear();
        foreach (SqliteParameter parameter in query.Parameters)
        {
            prepared.Parameters.Add(parameter);
        }
        (prepared.Transaction, prepared.CommandTimeout) = (query.Transaction, query.CommandTimeout);
        prepared.Prepare();
        return prepared;
    }

    private Prepared Find(SqliteCommand query)
    {
        if (_byText.TryGetValue(query.CommandText, out var place))
        {
            _byUse.Remove(place);
        }
        else
        {
            place = new(new Prepared { CommandText = query.CommandText, Connection = query.Connection });
            MakeRoom();
            _byText.Add(query.CommandText, place);
        }
        _byUse.AddLast(place);
        return place.Value;
    }

    private void MakeRoom()
    {
        if (_byUse.Count == MaxKept && _byUse.FirstOrDefault(prepared => !prepared.IsInUse) is { } oldest)
        {
            _byText.Remove(oldest.CommandText, out var place);
            _byUse.Remove(place!);
            oldest.Dispose();
        }
    }

    private sealed class Prepared : SqliteCommand
    {
        public bool IsInUse => DataReader is not null;
    }
}
