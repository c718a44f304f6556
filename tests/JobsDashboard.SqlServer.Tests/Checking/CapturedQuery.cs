using System.Collections.Immutable;
using System.Data;
using Microsoft.Data.SqlClient;

namespace JobsDashboard.SqlServer.Tests.Checking;

/// <summary>A parameter of a command as it would have gone to the server.</summary>
internal sealed record CapturedParameter(string Name, SqlDbType Type, int Size, object? Value)
{
    /// <summary>The most characters of a text that is no nvarchar(max).</summary>
    public const int LongestText = 4000;

    /// <summary>The parameter's type in T-SQL.</summary>
    public string TypeName => Type switch
    {
        SqlDbType.NVarChar when Size is <= 0 or > LongestText => "nvarchar(max)",
        SqlDbType.NVarChar => $"nvarchar({Size})",
        SqlDbType.BigInt => "bigint",
        SqlDbType.Int => "int",
        SqlDbType.Float => "float",
        SqlDbType.Bit => "bit",
        _ => throw new NotSupportedException($"No query has had a parameter of type {Type} yet."),
    };

    // The driver takes a name without its sign as well, which EF gives to the parameters of SQL that is written out.
    public static CapturedParameter Of(SqlParameter parameter) =>
        new($"@{parameter.ParameterName.TrimStart('@')}", parameter.SqlDbType, parameter.Size, parameter.Value);
}

/// <summary>A command as it would have gone to the server.</summary>
internal sealed record CapturedQuery(string Sql, ImmutableArray<CapturedParameter> Parameters)
{
    /// <summary>The query as a procedure, which is what a database model can hold and check.</summary>
    public string AsProcedure(string name)
    {
        var parameters = string.Join(", ", Parameters.Select(p => $"{p.Name} {p.TypeName}"));
        return $"CREATE PROCEDURE [{name}] {parameters} AS BEGIN\n{Sql}\nEND";
    }

    /// <summary>The query as a command, with its parameters in the types that it was captured with.</summary>
    public SqlCommand AsCommand(SqlConnection connection)
    {
        var command = new SqlCommand(Sql, connection);
        command.Parameters.AddRange([.. Parameters.Select(p => new SqlParameter(p.Name, p.Type, p.Size) { Value = p.Value ?? DBNull.Value })]);
        return command;
    }

    /// <summary>The query with its parameters declared, to be read and run by hand.</summary>
    public string AsScript() =>
        string.Concat(Parameters.Select(p => $"DECLARE {p.Name} {p.TypeName} = {Literal(p.Value)};\n")) + Sql + "\n";

    private static string Literal(object? value) => value switch
    {
        null or DBNull => "NULL",
        string text => $"N'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool flag => flag ? "1" : "0",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"No query has had a value of {value.GetType()} yet."),
    };
}
