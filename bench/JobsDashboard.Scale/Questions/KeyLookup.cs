using System.Data.Common;
using JobsDashboard.Jobs.Fields;

namespace JobsDashboard.Scale.Questions;

/// <summary>By which numbers a database knows the texts that jobs share, and the tags. Read once.</summary>
internal sealed class KeyLookup
{
    private readonly Dictionary<(long Field, string Text), int> _texts = [];
    private readonly Dictionary<(string Key, string Value), int> _tags = [];

    public static async Task<KeyLookup> ReadAsync(DbConnection connection)
    {
        var lookup = new KeyLookup();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Key, Field, Text FROM JobValue";
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                lookup._texts.Add((Number(rows, 1), rows.GetString(2)), (int)Number(rows, 0));
            }
        }
        command.CommandText = "SELECT TagId, Key, Value FROM Tag";
        await using var tags = await command.ExecuteReaderAsync();
        while (await tags.ReadAsync())
        {
            lookup._tags.Add((tags.GetString(1), tags.GetString(2)), (int)Number(tags, 0));
        }
        return lookup;
    }

    /// <summary>The number of a text; 0, which nothing has, where no job has it.</summary>
    public int OfText(string field, string text) =>
        _texts.GetValueOrDefault((((SharedTextField)JobFields.Find(field)!).Number, text));

    /// <summary>The number of a tag; 0, which nothing has, where no job carries it.</summary>
    public int OfTag(string key, string value) => _tags.GetValueOrDefault((key, value));

    // Which of the whole numbers a database gives differs.
    private static long Number(DbDataReader row, int at) => Convert.ToInt64(row.GetValue(at), null);
}
