using System.Collections;
using System.Data.Common;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JobsDashboard.Sqlite.Reading;

/// <summary>
/// Reads the values of a row past the driver, which asks for the type of each several times, and holds the statement each time it does.
/// </summary>
/// <param name="rows">The driver's reader, for everything else.</param>
internal sealed class RowReader(SqliteDataReader rows) : DbDataReader
{
    // Without a statement, SQLite has no values.
    private nint _row = rows.Handle!.DangerousGetHandle();

    public override int Depth => rows.Depth;

    public override int FieldCount => rows.FieldCount;

    public override bool HasRows => rows.HasRows;

    public override bool IsClosed => rows.IsClosed;

    public override int RecordsAffected => rows.RecordsAffected;

    public override object this[int ordinal] => rows[ordinal];

    public override object this[string name] => rows[name];

    public override bool Read() => rows.Read();

    public override bool NextResult()
    {
        var isThere = rows.NextResult();
        _row = isThere ? rows.Handle!.DangerousGetHandle() : 0;
        return isThere;
    }

    public override void Close()
    {
        _row = 0;
        rows.Close();
    }

    public override bool IsDBNull(int ordinal) => TypeOf(_row, ordinal) == raw.SQLITE_NULL;

    public override int GetInt32(int ordinal) => IsDBNull(ordinal) ? rows.GetInt32(ordinal) : checked((int)NumberOf(_row, ordinal));

    public override long GetInt64(int ordinal) => IsDBNull(ordinal) ? rows.GetInt64(ordinal) : NumberOf(_row, ordinal);

    public override unsafe string GetString(int ordinal)
    {
        // The text first, which may have to be made of something else, and then how long it is.
        var text = TextOf(_row, ordinal);
        return text == 0 ? rows.GetString(ordinal) : Encoding.UTF8.GetString((byte*)text, LengthOf(_row, ordinal));
    }

    public override bool GetBoolean(int ordinal) => rows.GetBoolean(ordinal);

    public override byte GetByte(int ordinal) => rows.GetByte(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        rows.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    public override char GetChar(int ordinal) => rows.GetChar(ordinal);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        rows.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    public override string GetDataTypeName(int ordinal) => rows.GetDataTypeName(ordinal);

    public override DateTime GetDateTime(int ordinal) => rows.GetDateTime(ordinal);

    public override decimal GetDecimal(int ordinal) => rows.GetDecimal(ordinal);

    public override double GetDouble(int ordinal) => rows.GetDouble(ordinal);

    public override IEnumerator GetEnumerator() => rows.GetEnumerator();

    public override Type GetFieldType(int ordinal) => rows.GetFieldType(ordinal);

    public override T GetFieldValue<T>(int ordinal) => rows.GetFieldValue<T>(ordinal);

    public override float GetFloat(int ordinal) => rows.GetFloat(ordinal);

    public override Guid GetGuid(int ordinal) => rows.GetGuid(ordinal);

    public override short GetInt16(int ordinal) => rows.GetInt16(ordinal);

    public override string GetName(int ordinal) => rows.GetName(ordinal);

    public override int GetOrdinal(string name) => rows.GetOrdinal(name);

    public override object GetValue(int ordinal) => rows.GetValue(ordinal);

    public override int GetValues(object[] values) => rows.GetValues(values);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    private static extern int TypeOf(nint row, int at);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    private static extern long NumberOf(nint row, int at);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_column_text")]
    private static extern nint TextOf(nint row, int at);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    private static extern int LengthOf(nint row, int at);
}
