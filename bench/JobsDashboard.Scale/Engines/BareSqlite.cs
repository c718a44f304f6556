using System.Data.Common;
using JobsDashboard.Scale.Questions;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Scale.Engines;

/// <summary>The product's file, asked by prepared statements without the product.</summary>
internal sealed class BareSqlite : SqlEngine
{
    /// <summary>What it is called in the report.</summary>
    public const string Title = "bare SQLite";

    private BareSqlite(SqliteConnection connection, KeyLookup keys)
        : base(Title, connection, keys)
    {
    }

    public static async Task<BareSqlite> OpenAsync(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=false");
        await connection.OpenAsync();
        return new BareSqlite(connection, await KeyLookup.ReadAsync(connection));
    }

    protected override SqlWords WordsFor(Question question, KeyLookup keys) => new SqliteWords(question, keys);

    protected override void SetName(DbParameter parameter, int number) => parameter.ParameterName = $"${number}";
}
