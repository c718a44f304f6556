using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Compression;

/// <summary>The dictionaries of a file, each read when the first text needs it.</summary>
/// <remarks>A dictionary's id follows from its content, so one that is known stays right whatever becomes of the file.</remarks>
internal sealed class TextDictionaries : IDisposable
{
    private readonly ConcurrentDictionary<long, TextDictionary> _known = new() { [0] = new TextDictionary([]) };

    /// <summary>What is made of a text in UTF-8, for which its dictionary may have to be read.</summary>
    /// <exception cref="InvalidDataException">The text is damaged, or its dictionary is missing.</exception>
    public T Decompress<T>(ReadOnlySpan<byte> compressed, SqliteConnection connection, Func<ReadOnlySpan<byte>, T> use) =>
        Find(TextDictionary.IdIn(compressed), connection).Decompress(compressed, use);

    /// <summary>A dictionary by its id.</summary>
    /// <exception cref="InvalidDataException">It is missing or damaged.</exception>
    public TextDictionary Find(long id, SqliteConnection connection)
    {
        if (_known.TryGetValue(id, out var known))
        {
            return known;
        }
        var read = Read(id, connection);
        if (read.Id != id)
        {
            throw new InvalidDataException("A dictionary of compressed texts is missing or damaged.");
        }
        return _known.GetOrAdd(id, read);
    }

    public void Dispose()
    {
        foreach (var dictionary in _known.Values)
        {
            dictionary.Dispose();
        }
    }

    private static TextDictionary Read(long id, SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Bytes FROM JobDictionary WHERE Id = $id";
        command.Parameters.AddWithValue("$id", id);
        return new TextDictionary(command.ExecuteScalar() as byte[] ?? []);
    }
}
