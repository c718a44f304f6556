using System.Collections;
using System.Data.Common;

namespace JobsDashboard.SqlServer.Tests.Checking;

/// <summary>An answer of one row that has whatever is read from it, so that a question goes on to its next query.</summary>
internal sealed class OneRow(IReadOnlyList<string> fields) : DbDataReader
{
    private bool _isRead;

    public override int FieldCount => fields.Count;

    public override int Depth => 0;

    public override bool HasRows => true;

    public override bool IsClosed => false;

    public override int RecordsAffected => 0;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => throw new NotSupportedException();

    public override bool Read() => !_isRead && (_isRead = true);

    public override bool NextResult() => false;

    public override bool IsDBNull(int ordinal) => false;

    public override string GetString(int ordinal) => "{}";

    public override bool GetBoolean(int ordinal) => true;

    public override int GetInt32(int ordinal) => 1;

    public override long GetInt64(int ordinal) => 1;

    public override double GetDouble(int ordinal) => 1;

    public override byte GetByte(int ordinal) => 1;

    public override short GetInt16(int ordinal) => 1;

    public override float GetFloat(int ordinal) => 1;

    public override decimal GetDecimal(int ordinal) => 1;

    public override Guid GetGuid(int ordinal) => Guid.Empty;

    public override char GetChar(int ordinal) => 'x';

    public override DateTime GetDateTime(int ordinal) => DateTime.UnixEpoch;

    public override object GetValue(int ordinal) => 1L;

    public override int GetValues(object[] values) => throw new NotSupportedException();

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override string GetDataTypeName(int ordinal) => "bigint";

    public override Type GetFieldType(int ordinal) => typeof(long);

    public override string GetName(int ordinal) => fields[ordinal];

    public override int GetOrdinal(string name) => throw new NotSupportedException();

    public override IEnumerator GetEnumerator() => throw new NotSupportedException();
}
