using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Measuring;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Sqlite.Columns.Filtering;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>Counts over the copied columns. While they are not up to date, and for what they do not have, the database counts.</summary>
internal sealed class ColumnTally(ColumnCopy copy, IJobTally database) : IJobTally
{
    // A snapshot can be ahead of a transaction, which then begins anew.
    private const int Tries = 3;

    private const int MaxKeys = 16;

    private readonly TextRanks _ranks = new();

    public CountSource Source => copy.IsReading ? CountSource.DatabaseMeanwhile : CountSource.Memory;

    public void Begin() => copy.BeginRefresh();

    public Task<long> CountAsync(JobsDb db, IQueryable<Job> jobs, CancellationToken cancellationToken) => RunAsync(
        db,
        async (snapshot, filters) =>
        {
            var filter = await filters.OfAsync(jobs, cancellationToken);
            return await CountBySearchAsync(filter) ?? new MatchingRows(snapshot, filter, cancellationToken).Count();
        },
        () => database.CountAsync(db, jobs, cancellationToken),
        cancellationToken);

    public Task<IReadOnlyList<long>?> OrderedAsync(
        JobsDb db, IQueryable<Job> jobs, LambdaExpression key, bool ascending, Range part, CancellationToken cancellationToken) => RunAsync(
        db,
        async (snapshot, filters) =>
        {
            var matching = await MatchingAsync(snapshot, filters, jobs, cancellationToken);
            return (IReadOnlyList<long>?)await OrderedAsync(db, snapshot, matching, key, ascending, part, cancellationToken);
        },
        () => database.OrderedAsync(db, jobs, key, ascending, part, cancellationToken),
        cancellationToken);

    public Task<(IReadOnlyList<long> Ids, long Count)?> OrderedAndCountedAsync(
        JobsDb db, IQueryable<Job> jobs, LambdaExpression key, bool ascending, Range part, CancellationToken cancellationToken) => RunAsync(
        db,
        async (snapshot, filters) =>
        {
            var filter = await filters.OfAsync(jobs, cancellationToken);
            var matching = new MatchingRows(snapshot, filter, cancellationToken);
            if (await CountBySearchAsync(filter) is not { } count)
            {
                // Each row is held against the filter once, to be counted, and not again to be ordered.
                (count, matching) = matching.Keep();
            }
            return ((IReadOnlyList<long>, long)?)(
                await OrderedAsync(db, snapshot, matching, key, ascending, part, cancellationToken), count);
        },
        () => database.OrderedAndCountedAsync(db, jobs, key, ascending, part, cancellationToken),
        cancellationToken);

    public Task<IReadOnlyList<KeyCount>> ByKeyAsync(
        JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, int?>> key, CancellationToken cancellationToken) => RunAsync(
        db,
        async (snapshot, filters) => (await ByKeysAsync(snapshot, filters, jobs, [key], cancellationToken))[0],
        () => database.ByKeyAsync(db, jobs, key, cancellationToken),
        cancellationToken);

    // The database takes long for each of them.
    public int KeysAtOnce => copy.IsReading ? 1 : MaxKeys;

    public Task<IReadOnlyList<IReadOnlyList<KeyCount>>> ByKeysAsync(
        JobsDb db, IQueryable<Job> jobs, IReadOnlyList<Expression<Func<Job, int?>>> keys, CancellationToken cancellationToken) => RunAsync(
        db,
        (snapshot, filters) => ByKeysAsync(snapshot, filters, jobs, keys, cancellationToken),
        () => database.ByKeysAsync(db, jobs, keys, cancellationToken),
        cancellationToken);

    public Task<IReadOnlyList<KeyCount>> ByTagAsync(
        JobsDb db, IQueryable<Job> jobs, IQueryable<Tag> tags, bool withAll, CancellationToken cancellationToken) => RunAsync(
        db,
        async (snapshot, filters) =>
        {
            var last = snapshot.LastTag ?? throw new NotCopiedException();
            var asked = await tags.Select(tag => tag.TagId).ToListAsync(cancellationToken);
            return (await MatchingAsync(snapshot, filters, jobs, cancellationToken)).ByTag(asked, last, withAll);
        },
        () => database.ByTagAsync(db, jobs, tags, withAll, cancellationToken),
        cancellationToken);

    public Task<(long First, long Last)?> RangeAsync(
        JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, long?>> time, CancellationToken cancellationToken) => RunAsync(
        db,
        async (snapshot, filters) => (await MatchingAsync(snapshot, filters, jobs, cancellationToken)).Range(TimeColumn(snapshot, time)),
        () => database.RangeAsync(db, jobs, time, cancellationToken),
        cancellationToken);

    public Task<IReadOnlyList<SpanCount>> BySpanAsync(
        JobsDb db, IQueryable<Job> jobs, Expression<Func<Job, long?>> time, long origin, long length,
        CancellationToken cancellationToken) =>
        RunAsync(
            db,
            async (snapshot, filters) =>
                (await MatchingAsync(snapshot, filters, jobs, cancellationToken)).BySpan(TimeColumn(snapshot, time), origin, length),
            () => database.BySpanAsync(db, jobs, time, origin, length, cancellationToken),
            cancellationToken);

    public Task<UseSums> UsesAsync(JobsDb db, IQueryable<Job> jobs, long now, CancellationToken cancellationToken) => RunAsync(
        db,
        async (snapshot, filters) => (await MatchingAsync(snapshot, filters, jobs, cancellationToken)).Uses(now),
        () => database.UsesAsync(db, jobs, now, cancellationToken),
        cancellationToken);

    private async Task<T> RunAsync<T>(
        JobsDb db, Func<ColumnSnapshot, RowFilters, Task<T>> count, Func<Task<T>> countInDatabase, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            // What is looked up for a filter and the snapshot are of the same moment.
            await db.Database.OpenConnectionAsync(cancellationToken);
            try
            {
                var connection = (SqliteConnection)db.Database.GetDbConnection();
                await using var transaction = connection.BeginTransaction(deferred: true);
                await using var _ = await db.Database.UseTransactionAsync(transaction, cancellationToken);
                var snapshot = await copy.AtAsync(connection, cancellationToken);
                if (snapshot is not null)
                {
                    var counted = await count(snapshot, new RowFilters(snapshot, db));
                    JobMetrics.CountTally(isFromMemory: true);
                    return counted;
                }
                if (!copy.IsAheadOf(connection))
                {
                    break;
                }
                if (tries == Tries - 1)
                {
                    // It is no transaction that is old, but the file.
                    Begin();
                }
            }
            catch (NotCopiedException)
            {
                break;
            }
            finally
            {
                await db.Database.CloseConnectionAsync();
            }
        }
        JobMetrics.CountTally(isFromMemory: false);
        return await countInDatabase();
    }

    /// <summary>How many jobs there are if a search finds them all, and nothing else is asked; null otherwise.</summary>
    private static async Task<long?> CountBySearchAsync(RowFilter filter) =>
        filter.Search is { IsCountable: true } search ? await search.CountAsync() : null;

    private async Task<IReadOnlyList<long>> OrderedAsync(
        JobsDb db, ColumnSnapshot snapshot, MatchingRows matching, LambdaExpression key, bool ascending, Range part,
        CancellationToken cancellationToken)
    {
        if (key.Body is MemberExpression { Member.Name: nameof(JobDetail.DisplayNameKey) })
        {
            return matching.OrderedByName(ascending, part);
        }
        using var order = await RowOrder.OfAsync(db, snapshot, key, _ranks, cancellationToken);
        return matching.Ordered(order, ascending, part);
    }

    private static async Task<MatchingRows> MatchingAsync(
        ColumnSnapshot snapshot, RowFilters filters, IQueryable<Job> jobs, CancellationToken cancellationToken) =>
        new(snapshot, await filters.OfAsync(jobs, cancellationToken), cancellationToken);

    private static async Task<IReadOnlyList<IReadOnlyList<KeyCount>>> ByKeysAsync(
        ColumnSnapshot snapshot, RowFilters filters, IQueryable<Job> jobs, IReadOnlyList<Expression<Func<Job, int?>>> keys,
        CancellationToken cancellationToken)
    {
        var counted = new List<RowKey>(keys.Count);
        foreach (var key in keys)
        {
            var columns = new ColumnValues(snapshot, key.Parameters[0]);
            counted.Add(columns.Find(key.Body) is { IsCoded: true } column ? new ColumnKey(snapshot, column)
                : columns.OnlyCodedColumn(key.Body) is { } only ? new MappedKey(only, columns.Keys(key.Body, only))
                : new ChoiceKey(await ChoicesAsync(filters, key, cancellationToken)));
        }
        return (await MatchingAsync(snapshot, filters, jobs, cancellationToken)).ByKeys(counted);
    }

    private static JobColumn TimeColumn(ColumnSnapshot snapshot, Expression<Func<Job, long?>> time) =>
        new ColumnValues(snapshot, time.Parameters[0]).Find(time.Body) is { IsCoded: false } column
            ? column
            : throw new NotCopiedException();

    /// <summary>The filters of an expression that gives a number for the first of several conditions that holds.</summary>
    private static async Task<List<(RowFilter Filter, int? Key)>> ChoicesAsync(
        RowFilters filters, LambdaExpression key, CancellationToken cancellationToken)
    {
        var choices = new List<(RowFilter, int?)>();
        var rest = key.Body;
        while (rest is ConditionalExpression choice)
        {
            var filter = await filters.OfAsync(Expression.Lambda(choice.Test, key.Parameters), cancellationToken);
            choices.Add((filter, (int?)PlainValue.Of(choice.IfTrue)));
            rest = choice.IfFalse;
        }
        choices.Add((RowFilter.All, (int?)PlainValue.Of(rest)));
        return choices;
    }
}
