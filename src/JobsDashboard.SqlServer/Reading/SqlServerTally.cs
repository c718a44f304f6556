using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Tallying;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace JobsDashboard.SqlServer.Reading;

/// <summary>Counts as SQL does everywhere, and in one statement what would be a pass over all jobs each.</summary>
internal sealed class SqlServerTally : SqlTally, IJobTally
{
    /// <summary>The most expressions that the server takes in grouping sets.</summary>
    public int KeysAtOnce => 32;

    public override async Task<(long First, long Last)?> RangeAsync(
        JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, long?>> time, CancellationToken cancellationToken)
    {
        if (IsIndexed(time))
        {
            return await base.RangeAsync(db, jobs, time, cancellationToken);
        }
        var ends = await jobs.Select(time)
            .GroupBy(_ => 1)
            .Select(all => new { First = all.Min(), Last = all.Max() })
            .SingleOrDefaultAsync(cancellationToken);
        return ends is { First: { } first, Last: { } last } ? (first, last) : null;
    }

    /// <summary>How many jobs have each of several keys, in one statement over <c>GROUPING SETS</c>.</summary>
    /// <remarks>EF has no words for grouping sets: they are written around the command that it makes for the jobs' keys.</remarks>
    public async Task<IReadOnlyList<IReadOnlyList<KeyCount>>> ByKeysAsync(
        JobsDb db, IQueryable<Job> jobs, IReadOnlyList<Expression<Func<Job, int?>>> keys, CancellationToken cancellationToken)
    {
        if (keys is [var only])
        {
            return [await ByKeyAsync(db, jobs, only, cancellationToken)];
        }
        await using var asked = jobs.Select(Together(keys)).CreateDbCommand();
        var counts = await db.Database
            .SqlQueryRaw<FieldCount>(AsFormat(InSets(asked.CommandText, keys.Count)), [.. asked.Parameters])
            .ToListAsync(cancellationToken);
        var byField = counts.ToLookup(count => count.Field, count => new KeyCount(count.Key, count.Count));
        return [.. keys.Select((_, field) => byField[field].ToList())];
    }

    private static bool IsIndexed(Expression<Func<Job, long?>> time) =>
        time.Body is MemberExpression { Member.Name: nameof(Job.GmtCreateTime) or nameof(Job.GmtFinishTime) };

    // In a set all keys but one are null, so the first that is not null is that one.
    private static string InSets(string keysOfJobs, int count)
    {
        var keys = Enumerable.Range(0, count).Select(field => $"Key{field}").ToList();
        var field = string.Concat(keys.Select((key, at) => $" WHEN GROUPING([k].[{key}]) = 0 THEN {at}"));
        return
            $"""
            SELECT CASE{field} END AS [Field], COALESCE({Each("[k].[{0}]")}) AS [Key], COUNT_BIG(*) AS [Count]
            FROM (
            {keysOfJobs}
            ) AS [k] ({Each("[{0}]")})
            GROUP BY GROUPING SETS ({Each("([k].[{0}])")})
            """;

        string Each(string form) => string.Join(", ", keys.Select(key => form.Replace("{0}", key, StringComparison.Ordinal)));
    }

    // Nothing in it is a place of a parameter: parameters have their names.
    private static string AsFormat(string sql) =>
        sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static Expression<Func<Job, int?[]>> Together(IReadOnlyList<Expression<Func<Job, int?>>> keys)
    {
        var job = Expression.Parameter(typeof(Job), "job");
        return Expression.Lambda<Func<Job, int?[]>>(
            Expression.NewArrayInit(
                typeof(int?), keys.Select(key => ReplacingExpressionVisitor.Replace(key.Parameters[0], job, key.Body))),
            job);
    }

    private sealed class FieldCount
    {
        public int Field { get; init; }

        public int? Key { get; init; }

        public long Count { get; init; }
    }
}
