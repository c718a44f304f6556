using JobsDashboard.Sqlite.Reading;
using Microsoft.Data.Sqlite;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Listing;

public sealed class PreparedStatementsTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public PreparedStatementsTests() => _connection.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Query_AskedAgain_IsTheSameStatementWithItsOwnParameters()
    {
        var (first, second) = (Query("SELECT $1", 1), Query("SELECT $1", 2));

        var prepared = PreparedStatements.Of(first);
        Assert.Equal(1L, prepared.ExecuteScalar());

        Assert.Same(prepared, PreparedStatements.Of(second));
        Assert.Equal(2L, prepared.ExecuteScalar());
    }

    [Fact]
    public void Query_AskedWhileItsRowsAreRead_RunsByItself()
    {
        using var rows = PreparedStatements.Of(Query("SELECT $1", 1)).ExecuteReader();
        var again = Query("SELECT $1", 2);

        Assert.Same(again, PreparedStatements.Of(again));
        Assert.True(rows.Read());
        Assert.Equal(1, rows.GetInt32(0));
    }

    [Fact]
    public void Statements_BeyondTheLimit_TakeThePlaceOfThoseUsedLongestAgo()
    {
        var texts = Enumerable.Range(0, PreparedStatements.MaxKept).Select(number => $"SELECT {number}, $1").ToList();
        var prepared = texts.ConvertAll(text => PreparedStatements.Of(Query(text, 0)));
        // The oldest is used, and the one after it is being read.
        PreparedStatements.Of(Query(texts[0], 0));
        using var rows = prepared[1].ExecuteReader();

        PreparedStatements.Of(Query("SELECT 'one more', $1", 0));

        Assert.Equal(PreparedStatements.MaxKept, PreparedStatements.Of(_connection).Count);
        Assert.Same(prepared[0], PreparedStatements.Of(Query(texts[0], 0)));
        Assert.NotSame(prepared[2], PreparedStatements.Of(Query(texts[2], 0)));
        Assert.True(rows.Read());
    }

    private SqliteCommand Query(string text, int value)
    {
        var query = _connection.CreateCommand();
        query.CommandText = text;
        query.Parameters.AddWithValue("$1", value);
        return query;
    }
}
