using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Specification.Samples;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Gate;

/// <summary>Who is let through is decided when somebody asks or ends, so that no test has to wait for anything.</summary>
public sealed class QuestionQueueTests
{
    private static readonly JobCaller s_flood = new("flood", IsGlobalAdmin: false) { IsProgram = true };
    private static readonly JobCaller s_one = new("one", IsGlobalAdmin: false);
    private static readonly JobCaller s_other = new("other", IsGlobalAdmin: false);

    private readonly FakeTimeProvider _time = new();
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Fact]
    public void Question_WithinTheLimits_WaitsForNobody()
    {
        var queue = Queue(questions: 3, perCaller: 3);

        var turns = new[] { queue.Ask(s_one), queue.Ask(s_one), queue.Ask(s_other) };

        Assert.All(turns, turn => Assert.True(turn.IsGranted));
        var next = queue.Ask(s_other);
        Assert.False(next.IsGranted);
        turns[0].Dispose();
        Assert.True(next.IsGranted);
    }

    [Fact]
    public void Caller_WhoFloods_LeavesPlacesToTheOthers()
    {
        var queue = Queue(questions: 4, perCaller: 2);
        var flood = Enumerable.Range(0, 50).Select(_ => queue.Ask(s_flood)).ToList();

        Assert.Equal(2, flood.Count(turn => turn.IsGranted));
        Assert.True(queue.Ask(s_one).IsGranted);
        Assert.True(queue.Ask(s_other).IsGranted);
    }

    [Fact]
    public void Callers_WhoWait_TakeTurns()
    {
        var queue = Queue(questions: 1, perCaller: 1);
        var running = queue.Ask(s_flood);
        // The flood was here first, and with much more.
        var waiting = new[] { s_flood, s_flood, s_flood, s_flood, s_one, s_one, s_other }.Select(caller => queue.Ask(caller)).ToList();
        var order = new List<string>();
        while (waiting.Count > 0)
        {
            running.Dispose();
            running = Assert.Single(waiting, turn => turn.IsGranted);
            waiting.Remove(running);
            order.Add(running.Line.Caller.UserId);
        }

        Assert.Equal(["flood", "one", "other", "flood", "one", "flood", "flood"], order);
    }

    [Fact]
    public void Rows_GoBeforeSuggestionsAndThoseBeforeCountsOfTheSameCaller()
    {
        var queue = Queue(questions: 1, perCaller: 1);
        var running = queue.Ask(s_one);
        var count = queue.Ask(s_one, QuestionKind.Counts);
        var suggestions = queue.Ask(s_one, QuestionKind.Suggestions);
        var rows = queue.Ask(s_one);

        running.Dispose();
        Assert.Equal((true, false, false), (rows.IsGranted, suggestions.IsGranted, count.IsGranted));
        rows.Dispose();
        Assert.Equal((true, false), (suggestions.IsGranted, count.IsGranted));
        suggestions.Dispose();
        Assert.True(count.IsGranted);
    }

    [Fact]
    public void Counts_LeaveRowsAPlace()
    {
        var queue = Queue(questions: 4, perCaller: 2);

        var counts = new[] { s_flood, s_flood, s_one, s_one, s_other, s_other }.Select(caller => queue.Ask(caller, QuestionKind.Counts)).ToList();

        Assert.Equal([true, false, true, false, true, false], counts.Select(turn => turn.IsGranted));
        Assert.True(queue.Ask(s_other).IsGranted);
        Assert.False(queue.Ask(s_one).IsGranted);
    }

    /// <summary>Where everybody is the local user, a script that floods must not stop the pages.</summary>
    [Fact]
    public void Pages_AreNotHeldUpByProgramsOfTheirUser()
    {
        var queue = Queue(questions: 2, perCaller: 1);
        var program = JobCaller.Local with { IsProgram = true };
        var flood = Enumerable.Range(0, 5).Select(_ => queue.Ask(program)).ToList();

        Assert.Single(flood, turn => turn.IsGranted);
        Assert.True(queue.Ask(JobCaller.Local).IsGranted);
    }

    [Fact]
    public async Task Question_ThatWaitsTooLong_IsRefusedAndLeavesTheQueue()
    {
        var queue = Queue(questions: 1, perCaller: 1);
        var running = await EnterAsync(queue, s_one);
        var late = EnterAsync(queue, s_other);
        _time.Advance(TimeSpan.FromSeconds(9));
        var next = EnterAsync(queue, s_flood);

        _time.Advance(TimeSpan.FromSeconds(1));

        var refused = await Assert.ThrowsAsync<QuestionRefusedException>(() => late);
        Assert.Equal("The server is busy: the question has waited 10 s for its turn.", refused.Message);
        Assert.False(refused.IsCallersOwn);
        running.Dispose();
        (await next).Dispose();
        Assert.True(queue.Ask(s_one).IsGranted);
    }

    [Fact]
    public void Question_BeyondThoseThatMayWait_IsRefusedAtOnce()
    {
        var queue = Queue(questions: 1, perCaller: 1, maxWaiting: 2);
        var turns = new[] { queue.Ask(s_flood), queue.Ask(s_flood), queue.Ask(s_flood) };

        var refused = Assert.Throws<QuestionRefusedException>(() => queue.Ask(s_flood));

        Assert.True(refused.IsCallersOwn);
        Assert.StartsWith("2 questions of this user are waiting already", refused.Message, StringComparison.Ordinal);
        var other = queue.Ask(s_one);
        turns[0].Dispose();
        turns[1].Dispose();
        Assert.True(other.IsGranted);
    }

    [Fact]
    public async Task Question_GivenUp_LeavesTheQueue()
    {
        var queue = Queue(questions: 1, perCaller: 1);
        var running = await EnterAsync(queue, s_one);
        using var cancellation = new CancellationTokenSource();
        var left = queue.EnterAsync(s_other, QuestionKind.Rows, cancellation.Token);
        var next = EnterAsync(queue, s_other);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        running.Dispose();
        (await next).Dispose();
        Assert.True(queue.Ask(s_one).IsGranted);
    }

    [Fact]
    public void Turn_EndedTwice_EndsOnce()
    {
        var queue = Queue(questions: 1, perCaller: 1);
        var turn = queue.Ask(s_one);

        turn.Dispose();
        turn.Dispose();

        Assert.True(queue.Ask(s_one).IsGranted);
        Assert.False(queue.Ask(s_other).IsGranted);
    }

    /// <summary>Many callers at random: never more than may run, and in the end everybody was served and every place is free.</summary>
    [Fact]
    public void Queue_UnderRandomUse_KeepsItsLimitsAndLosesNoPlace()
    {
        var limits = new QueueLimits(Questions: 5, PerCaller: 2, MaxWaiting: 10_000, MaxWait: TimeSpan.FromSeconds(10));
        var queue = new QuestionQueue(limits, _time);
        var random = new Random(TestSeed.Value);
        List<QuestionQueue.Turn> turns = [];
        for (var step = 0; step < 5_000; step++)
        {
            if (random.Next(2) == 0 || turns.Count == 0)
            {
                turns.Add(queue.Ask(new JobCaller($"{random.Next(6)}", false), (QuestionKind)random.Next(3)));
            }
            else
            {
                var ended = turns[random.Next(turns.Count)];
                turns.Remove(ended);
                ended.Dispose();
            }
            var running = turns.Where(turn => turn.IsGranted).ToList();

            Assert.InRange(running.Count, 0, limits.Questions);
            Assert.InRange(running.Count(turn => turn.Kind == QuestionKind.Counts), 0, limits.Questions - 1);
            Assert.All(running.GroupBy(turn => turn.Line.Caller), mine => Assert.InRange(mine.Count(), 0, limits.PerCaller));
            // Whoever waits does so because a limit is reached.
            Assert.All(turns.Except(running), turn => Assert.True(
                running.Count == limits.Questions
                || running.Count(other => other.Line.Caller == turn.Line.Caller) == limits.PerCaller
                || (turn.Kind == QuestionKind.Counts && running.Exists(other => other.Kind == QuestionKind.Counts))));
        }
        for (var running = turns; turns.Count > 0; turns = [.. turns.Except(running)])
        {
            running = turns.FindAll(turn => turn.IsGranted);
            Assert.NotEmpty(running);
            running.ForEach(turn => turn.Dispose());
        }
    }

    private QuestionQueue Queue(int questions, int perCaller, int maxWaiting = 100) =>
        new(new QueueLimits(questions, perCaller, maxWaiting, TimeSpan.FromSeconds(10)), _time);

    private Task<IDisposable> EnterAsync(QuestionQueue queue, JobCaller caller) => queue.EnterAsync(caller, QuestionKind.Rows, _token);
}

file static class Asking
{
    public static QuestionQueue.Turn Ask(this QuestionQueue queue, JobCaller caller, QuestionKind kind = QuestionKind.Rows) =>
        queue.Enqueue(caller, kind);
}
