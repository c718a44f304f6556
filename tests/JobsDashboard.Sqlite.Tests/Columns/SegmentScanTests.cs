using JobsDashboard.Jobs.Gate;
using JobsDashboard.Sqlite.Columns;
using JobsDashboard.Sqlite.Columns.Filtering;
using JobsDashboard.Sqlite.Columns.Packing;
using JobsDashboard.Sqlite.Columns.Tallying;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>
/// A scan on several threads sees what one alone would. Help comes when a processor is free, so each test asks until it came.
/// </summary>
public sealed class SegmentScanTests
{
    private const int Segments = 200;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Fact]
    public void Gather_OnSeveralThreads_VisitsEachSegmentOnce()
    {
        var parts = UntilHelped(() => Gather(_ => { }, s_token), parts => parts.Count > 1);

        Assert.Equal(Enumerable.Range(0, Segments), parts.SelectMany(part => part).Order());
    }

    [Fact]
    public void Gather_BeforeAllIsReadFromTheDatabase_StaysOnItsThread()
    {
        var threads = new HashSet<int>();

        var parts = Gather(_ => threads.Add(Environment.CurrentManagedThreadId), s_token, () => false);

        Assert.Equal(Enumerable.Range(0, Segments), Assert.Single(parts));
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }

    [Fact]
    public void Gather_FailureOfAHelper_IsTheCallers()
    {
        var caller = Environment.CurrentManagedThreadId;

        Assert.Throws<NotSupportedException>(() => UntilHelped(
            () => Gather(_ =>
            {
                if (Environment.CurrentManagedThreadId != caller)
                {
                    throw new NotSupportedException();
                }
            }, s_token),
            _ => false));
    }

    [Fact]
    public void Gather_WhatAHelperTakes_CountsForTheQuestion()
    {
        var question = new ProcessorTime(TimeSpan.Zero, () => { });
        ProcessorTime.Current = question;

        // A part without a segment is of a thread that came too late.
        var parts = UntilHelped(() => Gather(_ => { }, s_token), parts => parts.Count(part => part.Count > 0) > 1);

        Assert.True(question.IsExceeded, $"Nothing was counted, of {parts.Count} threads.");
    }

    [Fact]
    public void Gather_Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => Gather(number =>
        {
            if (number == Segments / 2)
            {
                cancelled.Cancel();
            }
        }, cancelled.Token));
    }

    private static IReadOnlyCollection<List<int>> UntilHelped(
        Func<IReadOnlyCollection<List<int>>> gather, Predicate<IReadOnlyCollection<List<int>>> isHelped)
    {
        Assert.SkipWhen(Environment.ProcessorCount == 1, "There is nobody to help.");
        while (true)
        {
            s_token.ThrowIfCancellationRequested();
            if (gather() is var parts && isHelped(parts))
            {
                return parts;
            }
        }
    }

    private static IReadOnlyCollection<List<int>> Gather(
        Action<int> visited, CancellationToken token, Func<bool>? isReady = null)
    {
        ulong[] present = [.. Enumerable.Repeat(ulong.MaxValue, RowMask.Words)];
        var segment = new ColumnSegment(present, [], TagLists.None, null!);
        var snapshot = new ColumnSnapshot(null!, 1, Segments * RowMask.Rows, [.. Enumerable.Repeat(segment, Segments)], [], null);
        return new SegmentScan(snapshot, RowFilter.All, token).Gather(
            () => new List<int>(),
            (part, number, _, mask) =>
            {
                // As long as it takes to have others help.
                for (var i = 0; i < 100; i++)
                {
                    Assert.Equal(RowMask.Rows, RowMask.Count(mask));
                }
                part.Add(number);
                visited(number);
            },
            isReady);
    }
}
