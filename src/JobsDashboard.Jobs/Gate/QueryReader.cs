using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Gate;

/// <summary>Reads the rows of a query, which already holds what the caller may see.</summary>
/// <remarks>By EF, which is the reference. Another way must give the same rows, and may be faster.</remarks>
internal class QueryReader
{
    /// <summary>All its rows.</summary>
    /// <param name="db">The database.</param>
    /// <param name="query">The query. It ends in what it makes of each job: an expression that is kept, as it may be compiled.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public virtual Task<List<T>> ReadAsync<T>(JobsDb db, IQueryable<T> query, CancellationToken cancellationToken) =>
        query.ToListAsync(cancellationToken);
}
