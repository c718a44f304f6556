using JobsDashboard.Sqlite.Reading;
using Microsoft.Data.Sqlite;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Listing;

/// <summary>Values that are read past the driver are those that it reads.</summary>
public sealed class RowReaderTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public RowReaderTests() => _connection.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Values_OfEachType_AreThoseOfTheDriver()
    {
        using var rows = Ask("SELECT '', 'aé漢😀', 42, -4300000000, 1.5, x'416263'");
        using var reader = new RowReader(rows);
        Assert.True(reader.Read());

        for (var at = 0; at < rows.FieldCount; at++)
        {
            Assert.Equal(rows.GetString(at), reader.GetString(at));
            Assert.Equal(rows.GetValue(at), reader.GetValue(at));
            Assert.False(reader.IsDBNull(at));
        }
        Assert.Equal((42, 42L, -4_300_000_000L), (reader.GetInt32(2), reader.GetInt64(2), reader.GetInt64(3)));
        Assert.Throws<OverflowException>(() => reader.GetInt32(3));
        Assert.False(reader.Read());
    }

    [Fact]
    public void Null_IsNoValue()
    {
        using var reader = new RowReader(Ask("SELECT NULL"));
        Assert.True(reader.Read());

        Assert.True(reader.IsDBNull(0));
        Assert.Throws<InvalidOperationException>(() => reader.GetString(0));
        Assert.Throws<InvalidOperationException>(() => reader.GetInt32(0));
        Assert.Throws<InvalidOperationException>(() => reader.GetInt64(0));
    }

    [Fact]
    public void Text_WithTheCharacterOfCodeZero_IsWhole()
    {
        using var reader = new RowReader(Ask("SELECT 'a' || char(0) || 'b'"));
        Assert.True(reader.Read());

        Assert.Equal("a\0b", reader.GetString(0));
    }

    [Fact]
    public void NextResult_HasItsOwnValues()
    {
        using var reader = new RowReader(Ask("SELECT 'one'; SELECT 'two'"));
        Assert.True(reader.Read());

        Assert.True(reader.NextResult());
        Assert.True(reader.Read());
        Assert.False(reader.IsDBNull(0));
        Assert.Equal("two", reader.GetString(0));
        Assert.False(reader.NextResult());
    }

    [Fact]
    public void Closed_HasNoValues()
    {
        var rows = Ask("SELECT 'one'");
        var reader = new RowReader(rows);
        Assert.True(reader.Read());

        reader.Dispose();

        Assert.True(rows.IsClosed);
        Assert.True(reader.IsDBNull(0));
    }

    private SqliteDataReader Ask(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteReader();
    }
}
