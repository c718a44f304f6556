using System.Diagnostics;
using JobsDashboard.Sqlite.Columns.Filtering;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>Shows the rows that a filter finds, segment by segment.</summary>
internal sealed class SegmentScan(ColumnSnapshot snapshot, RowFilter filter, CancellationToken cancellationToken)
{
    // To have help takes some microseconds, and most questions are answered before. Nor is it asked for after each segment.
    private static readonly TimeSpan s_beforeHelp = TimeSpan.FromMilliseconds(1);

    // Of so many words, 64 rows each, what takes long is asked first.
    private const int FirstWords = 64;

    public delegate void Visitor(int number, ColumnSegment segment, ReadOnlySpan<ulong> mask);

    public delegate void Visitor<T>(T part, int number, ColumnSegment segment, ReadOnlySpan<ulong> mask);

    public delegate void Narrowing(ColumnSegment segment, Span<ulong> mask);

    /// <summary>Visits the segments that have rows, one after the other.</summary>
    /// <param name="visit">Told the rows of each segment.</param>
    /// <param name="numbers">The numbers of the segments in the order of the visits.</param>
    /// <param name="mayMatter">Whether any row of a segment needs a look.</param>
    public void Each(Visitor visit, IEnumerable<int> numbers, Func<ColumnSegment, bool>? mayMatter = null)
    {
        var mask = new ulong[RowMask.Words];
        foreach (var number in numbers)
        {
            if (mayMatter?.Invoke(snapshot.Segments[number]) != false)
            {
                Visit(number, .., mask, visit);
            }
        }
    }

    /// <summary>Visits the segments that have rows in the order of their ids, or from the last one on.</summary>
    /// <param name="visit">Told the rows of each segment.</param>
    /// <param name="ascending">The first segment first.</param>
    /// <param name="mayMatter">Whether any row of a segment needs a look.</param>
    /// <param name="before">Takes away rows that need not be looked at, before the filter is asked.</param>
    public void InOrder(Visitor visit, bool ascending, Func<ColumnSegment, bool> mayMatter, Narrowing before)
    {
        var mask = new ulong[RowMask.Words];
        foreach (var (number, words) in Parts(ascending))
        {
            if (mayMatter(snapshot.Segments[number]))
            {
                Visit(number, words, mask, visit, before);
            }
        }
    }

    // Where rows take long, a few may be enough, and tell that nearly none of the others of their segment need a look.
    private IEnumerable<(int Number, Range Words)> Parts(bool ascending)
    {
        for (var at = 0; at < snapshot.Segments.Length; at++)
        {
            var number = ascending ? at : snapshot.Segments.Length - 1 - at;
            if (at > 0 || filter.Cost < RowFilter.Costly)
            {
                yield return (number, ..);
                continue;
            }
            var used = RowMask.Extent(snapshot.Segments[number].Present);
            var border = Math.Clamp(ascending ? used.Start.Value + FirstWords : used.End.Value - FirstWords, 0, RowMask.Words);
            yield return (number, ascending ? ..border : border..);
            yield return (number, ascending ? border.. : ..border);
        }
    }

    /// <summary>
    /// Visits the segments in any order, and on several processors as far as nobody else scans on them. Each thread has a part of its own,
    /// to which it adds what it sees.
    /// </summary>
    /// <param name="begin">Makes the part of a thread.</param>
    /// <param name="visit">Adds the rows of a segment to the part of its thread.</param>
    /// <param name="isReady">Whether the visits need nothing more from the database; without it, they need nothing.</param>
    /// <returns>All parts.</returns>
    public IReadOnlyCollection<T> Gather<T>(Func<T> begin, Visitor<T> visit, Func<bool>? isReady = null)
    {
        var (parts, next, started) = (new List<T>(), -1, Stopwatch.GetTimestamp());
        using var help = new ScanHelp();
        Work(() =>
        {
            // Before it is ready, another thread would read from the database, whose connection is this one's.
            if (Stopwatch.GetElapsedTime(started) > s_beforeHelp && filter.IsReady && isReady?.Invoke() != false)
            {
                started = Stopwatch.GetTimestamp();
                help.Ask(snapshot.Segments.Length - Volatile.Read(ref next) - 1, Work);
            }
        });
        help.Finish();
        return parts;

        void Work(Action visited)
        {
            var (part, mask) = (begin(), new ulong[RowMask.Words]);
            lock (parts)
            {
                parts.Add(part);
            }
            while (!help.IsOver && Interlocked.Increment(ref next) is var number && number < snapshot.Segments.Length)
            {
                Visit(number, .., mask, (_, segment, found) => visit(part, number, segment, found));
                visited();
            }
        }
    }

    private void Visit(int number, Range words, ulong[] mask, Visitor visit, Narrowing? before = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var segment = snapshot.Segments[number];
        if (!filter.MayFindIn(number, segment))
        {
            return;
        }
        var rows = filter == RowFilter.All && before is null && words.Equals(Range.All)
            ? segment.Present
            : Narrowed(number, words, mask, before);
        if (rows.AsSpan().ContainsAnyExcept(0UL))
        {
            visit(number, segment, rows);
        }
    }

    private ulong[] Narrowed(int number, Range words, ulong[] mask, Narrowing? before)
    {
        var segment = snapshot.Segments[number];
        if (!words.Equals(Range.All))
        {
            mask.AsSpan().Clear();
        }
        segment.Present.AsSpan(words).CopyTo(mask.AsSpan(words));
        before?.Invoke(segment, mask);
        if (mask.AsSpan().ContainsAnyExcept(0UL))
        {
            filter.Narrow(number, segment, mask);
        }
        return mask;
    }
}
