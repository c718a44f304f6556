using System.Buffers;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Sqlite.Columns.Filtering;
using JobsDashboard.Sqlite.Columns.Packing;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>Numbers that are in the order of what jobs are ordered by.</summary>
internal sealed class RowOrder : IDisposable
{
    // So large that a new one for each page would have the garbage collector look through everything several times a second.
    private readonly long[] _rented = ArrayPool<long>.Shared.Rent(RowMask.Rows);
    private readonly Loading _load;

    // The column whose numbers they are; null when they are others.
    private readonly JobColumn? _column;

    private RowOrder(Loading load, JobColumn? column = null)
    {
        (_load, _column) = (load, column);
    }

    private delegate void Loading(ColumnSegment segment, Span<long> numbers);

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<long>.Shared.Return(_rented);

    /// <exception cref="NotCopiedException">The order needs what is not copied.</exception>
    public static async Task<RowOrder> OfAsync(
        JobsDb db, ColumnSnapshot snapshot, LambdaExpression key, CancellationToken cancellationToken)
    {
        var columns = new ColumnValues(snapshot, key.Parameters[0]);
        if (columns.Find(key.Body) is { } column)
        {
            return new RowOrder(
                (segment, numbers) => Load(segment, column, snapshot.Values[column.Place], numbers), column.IsCoded ? null : column);
        }
        if (TextOf(key.Body) is var (field, isFolded))
        {
            var keys = snapshot.Layout.Find($"{field.Name}Key") ?? throw new NotCopiedException();
            var ranks = await RanksAsync(db, field, isFolded, snapshot.Values[keys.Place], cancellationToken);
            return new RowOrder((segment, numbers) => Load(segment, keys, ranks, numbers));
        }
        var function = columns.Function<long>(Expression.Coalesce(key.Body, Expression.Constant(PackedColumn.None)));
        var all = new RowList();
        return new RowOrder((segment, numbers) =>
        {
            numbers.Fill(PackedColumn.None);
            all.Load(segment.Present);
            var values = function.Of(segment, all);
            var rows = all.Span;
            for (var at = 0; at < values.Length; at++)
            {
                numbers[rows[at]] = values[at];
            }
        });
    }

    /// <summary>The numbers of a segment's rows, <see cref="PackedColumn.None"/> without a value. The next call overwrites them.</summary>
    public ReadOnlySpan<long> Of(ColumnSegment segment)
    {
        var numbers = _rented.AsSpan(0, RowMask.Rows);
        _load(segment, numbers);
        return numbers;
    }

    /// <summary>The same numbers as a column.</summary>
    public PackedColumn ColumnOf(ColumnSegment segment) =>
        _column is { } column ? segment.Columns[column.Place] : PackedColumn.Of(Of(segment));

    /// <summary>A number that is not after any of a segment's; null when none is known.</summary>
    public long? FirstOf(ColumnSegment segment, bool ascending) =>
        _column is { } column ? ascending ? segment.Columns[column.Place].Min : segment.Columns[column.Place].Max : null;

    // The bits of a number that is not below zero are in the order of the numbers.
    private static void Load(ColumnSegment segment, JobColumn column, ReadOnlyMemory<long> values, Span<long> numbers)
    {
        segment.Columns[column.Place].CopyTo(numbers);
        if (column.IsCoded)
        {
            var known = values.Span;
            foreach (ref var number in numbers)
            {
                number = number == PackedColumn.None ? number : known[(int)number];
            }
        }
    }

    /// <summary>The shared text that an order is by; null for any other order.</summary>
    private static (SharedTextField Field, bool IsFolded)? TextOf(Expression key) => key switch
    {
        MethodCallExpression { Method.Name: nameof(UnitOrder.Of), Arguments: [var text] } => TextOf(text),
        MemberExpression { Member.Name: nameof(JobValue.Text) or nameof(JobValue.Folded), Expression: MemberExpression value } text =>
            (JobFields.SharedTexts.Single(shared => shared.Name == value.Member.Name), text.Member.Name == nameof(JobValue.Folded)),
        _ => null,
    };

    /// <summary>For each value of a column of keys the place of its text among all; equal texts have the same.</summary>
    private static async Task<ReadOnlyMemory<long>> RanksAsync(
        JobsDb db, SharedTextField field, bool isFolded, ReadOnlyMemory<long> keys, CancellationToken cancellationToken)
    {
        var texts = await db.Values.Where(field.Owns)
            .ToDictionaryAsync(value => (long)value.Key, value => isFolded ? value.Folded : value.Text, cancellationToken);
        var ranks = texts.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Index()
            .ToDictionary(text => text.Item, text => (long)text.Index, StringComparer.Ordinal);
        return keys.ToArray().Select(key => ranks[texts[key]]).ToArray();
    }
}
