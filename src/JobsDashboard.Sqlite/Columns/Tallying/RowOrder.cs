using System.Buffers;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Sqlite.Columns.Filtering;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>Numbers that are in the order of what jobs are ordered by.</summary>
internal sealed class RowOrder : IDisposable
{
    private const int Few = RowMask.Rows / 64;

    // So large that a new one for each page would have the garbage collector look through everything several times a second.
    private readonly long[] _rented = ArrayPool<long>.Shared.Rent(RowMask.Rows);
    private readonly Loading _load;

    // The column that the numbers follow from; null when they follow from several.
    private readonly JobColumn? _column;

    // For each code of that column its number; null when the numbers are the column's own.
    private readonly ReadOnlyMemory<long>? _known;

    // The two columns whose difference they are; null when they are something else.
    private readonly ColumnDifference? _difference;

    private RowOrder(JobColumn column, ReadOnlyMemory<long>? known)
    {
        (_load, _column, _known) = (Load, column, known);
    }

    private RowOrder(ColumnDifference difference)
    {
        (_load, _difference) = (LoadDifference, difference);
    }

    private RowOrder(Loading load)
    {
        _load = load;
    }

    private delegate void Loading(ColumnSegment segment, ReadOnlySpan<ulong> mask, Span<long> numbers);

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<long>.Shared.Return(_rented);

    /// <exception cref="NotCopiedException">The order needs what is not copied.</exception>
    public static async Task<RowOrder> OfAsync(
        JobsDb db, ColumnSnapshot snapshot, LambdaExpression key, TextRanks ranks, CancellationToken cancellationToken)
    {
        var columns = new ColumnValues(snapshot, key.Parameters[0]);
        if (columns.Find(key.Body) is { } column)
        {
            // The bits of a number with fractions that is not below zero are in the order of the numbers.
            return new RowOrder(column, column.IsCoded ? snapshot.Values[column.Place] : (ReadOnlyMemory<long>?)null);
        }
        if (TextOf(key.Body) is var (field, isFolded))
        {
            var keys = snapshot.Layout.Find($"{field.Name}Key") ?? throw new NotCopiedException();
            return new RowOrder(keys, await ranks.OfAsync(db, field, isFolded, snapshot.Values[keys.Place], cancellationToken));
        }
        if (columns.FindDifference(key.Body) is { } difference)
        {
            return new RowOrder(difference);
        }
        var function = columns.Function<long>(Expression.Coalesce(key.Body, Expression.Constant(PackedColumn.None)));
        var list = new RowList();
        return new RowOrder((segment, mask, numbers) =>
        {
            list.Load(mask);
            var values = function.Of(segment, list);
            var rows = list.Span;
            for (var at = 0; at < values.Length; at++)
            {
                numbers[rows[at]] = values[at];
            }
            function.Release();
            list.Release();
        });
    }

    /// <summary>
    /// The numbers of some of a segment's rows, each at the place of its row, <see cref="PackedColumn.None"/> without a value. The next
    /// call overwrites them.
    /// </summary>
    public ReadOnlySpan<long> Of(ColumnSegment segment, ReadOnlySpan<ulong> mask)
    {
        var numbers = _rented.AsSpan(0, RowMask.Rows);
        _load(segment, mask, numbers);
        return numbers;
    }

    /// <summary>The same numbers as a column.</summary>
    public PackedColumn ColumnOf(ColumnSegment segment)
    {
        if (_column is { } column && _known is null)
        {
            return segment.Columns[column.Place];
        }
        _rented.AsSpan(0, RowMask.Rows).Fill(PackedColumn.None);
        return PackedColumn.Of(Of(segment, segment.Present));
    }

    /// <summary>Whether the number of any row of a segment may come before another one.</summary>
    public bool MayComeBefore(long number, bool ascending, ColumnSegment segment)
    {
        if (_column is not { } column || _known is not null)
        {
            return true;
        }
        var (first, last) = Before(number, ascending);
        return segment.Columns[column.Place].MayHave(first, last);
    }

    /// <summary>
    /// Takes away rows whose number is none or does not come before another one, where that is told faster than by the numbers.
    /// </summary>
    public void NarrowBefore(long number, bool ascending, ColumnSegment segment, Span<ulong> mask)
    {
        var (first, last) = Before(number, ascending);
        if (_column is not { } column)
        {
            _difference?.Between(segment, first, last, mask);
        }
        else if (_known is { } known)
        {
            var table = new bool[known.Length + 1];
            for (var code = 0; code < known.Length; code++)
            {
                table[code + 1] = ascending ? known.Span[code] < number : known.Span[code] > number;
            }
            segment.Columns[column.Place].IsIn(table, mask);
        }
        else
        {
            segment.Columns[column.Place].Between(first, last, mask);
        }
    }

    private static (long First, long Last) Before(long number, bool ascending) =>
        ascending ? (PackedColumn.None + 1, number - 1) : (Math.Min(number, long.MaxValue - 1) + 1, long.MaxValue);

    private void Load(ColumnSegment segment, ReadOnlySpan<ulong> mask, Span<long> numbers)
    {
        var column = segment.Columns[_column!.Place];
        // Of few rows, each by itself is faster than all of the segment.
        var areFew = RowMask.Count(mask) < Few;
        if (!areFew)
        {
            column.CopyTo(numbers);
        }
        if (areFew || _known is not null)
        {
            var known = (_known ?? default).Span;
            foreach (var row in RowMask.RowsOf(mask))
            {
                var number = areFew ? column[row] : numbers[row];
                numbers[row] = number == PackedColumn.None || known.IsEmpty ? number : known[(int)number];
            }
        }
    }

    private void LoadDifference(ColumnSegment segment, ReadOnlySpan<ulong> mask, Span<long> numbers)
    {
        if (RowMask.Count(mask) >= Few)
        {
            _difference!.Value.CopyTo(segment, numbers);
            return;
        }
        foreach (var row in RowMask.RowsOf(mask))
        {
            numbers[row] = _difference!.Value.Of(segment, row);
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
}
