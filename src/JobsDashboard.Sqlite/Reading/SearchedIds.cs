using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Sqlite.Reading;

/// <summary>
/// The ids that a search finds, as a query that can also be asked by itself without EF, which would write its statement anew each time.
/// </summary>
/// <param name="db">Where they are found.</param>
/// <param name="sql">The statement, with the places of the values in braces.</param>
/// <param name="values">What is searched.</param>
internal sealed class SearchedIds(JobsDb db, string sql, params ImmutableArray<object> values) : IQueryable<long>
{
    private readonly IQueryable<long> _query = db.Database.SqlQueryRaw<long>(sql, [.. values]);

    public Type ElementType => _query.ElementType;

    public Expression Expression => _query.Expression;

    public IQueryProvider Provider => _query.Provider;

    /// <summary>The statement and its parameters.</summary>
    public (string Text, ImmutableArray<SqliteParameter> Values) Written()
    {
        ImmutableArray<SqliteParameter> parameters = [.. values.Select((value, at) => new SqliteParameter($"$p{at}", value))];
        return (string.Format(CultureInfo.InvariantCulture, sql, [.. parameters.Select(parameter => parameter.ParameterName)]), parameters);
    }

    public IEnumerator<long> GetEnumerator() => _query.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
