using System.Reflection;
using Microsoft.Data.SqlClient;

namespace JobsDashboard.SqlServer.Tests.Checking;

/// <summary>Errors as the server would raise them; the driver makes them itself and lets nobody else.</summary>
internal static class SqlFailure
{
    private const BindingFlags Hidden = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static SqlException Of(int number, byte severity = 16, Exception? inner = null)
    {
        var error = typeof(SqlError)
            .GetConstructor(Hidden, [typeof(int), typeof(byte), typeof(byte), typeof(string), typeof(string), typeof(string), typeof(int), typeof(Exception)])!
            .Invoke([number, (byte)1, severity, "none", "as the server says it", "", 1, inner]);
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error]);
        var constructor = typeof(SqlException).GetConstructor(Hidden, [typeof(string), typeof(SqlErrorCollection), typeof(Exception), typeof(Guid)])!;
        return (SqlException)constructor.Invoke(["as the server says it", errors, inner, Guid.Empty]);
    }
}
