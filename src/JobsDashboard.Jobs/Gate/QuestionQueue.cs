using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Jobs.Gate;

/// <summary>
/// Lets a few questions at once reach the database and has the others wait. Callers take turns, whoever has asked how much: one who
/// asks a hundred things at once waits for them, and nobody else does.
/// </summary>
/// <remarks>A caller's pages and programs take turns as two callers, so that a script does not hold up the pages of its own user.</remarks>
internal sealed class QuestionQueue(QueueLimits limits, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string UserId, bool IsProgram), CallerLine> _lines = [];

    // Those who have something waiting; the one whose turn is next comes first.
    private readonly LinkedList<CallerLine> _turns = [];
    private long _asked;
    private int _running;
    private int _counts;

    /// <summary>Waits for the question's turn, which lasts until what is returned is disposed.</summary>
    /// <exception cref="QuestionRefusedException">It waited too long, or too many questions of the caller are waiting.</exception>
    public async Task<IDisposable> EnterAsync(JobCaller caller, QuestionKind kind, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var turn = Enqueue(caller, kind);
        try
        {
            await turn.Granted.WaitAsync(limits.MaxWait, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Unless its turn came in the same moment.
            if (Leave(turn))
            {
                throw QuestionRefusedException.Waited(limits.MaxWait);
            }
        }
        catch (OperationCanceledException)
        {
            turn.Dispose();
            throw;
        }
        return turn;
    }

    /// <summary>Gives the question a place; it may be its turn at once.</summary>
    /// <exception cref="QuestionRefusedException">Too many questions of the caller are waiting.</exception>
    internal Turn Enqueue(JobCaller caller, QuestionKind kind)
    {
        var name = (caller.UserId, caller.IsProgram);
        lock (_lock)
        {
            if (!_lines.TryGetValue(name, out var line))
            {
                _lines.Add(name, line = new CallerLine(name));
            }
            if (line.Waiting.Count >= limits.MaxWaiting)
            {
                throw QuestionRefusedException.TooManyOfCaller(limits.MaxWaiting);
            }
            var turn = new Turn(this, line, kind);
            line.Waiting.Enqueue(turn, (kind, _asked++));
            if (line.Waiting.Count == 1)
            {
                line.Place = _turns.AddLast(line);
            }
            GrantTurns();
            return turn;
        }
    }

    private void GrantTurns()
    {
        for (var place = _turns.First; place is not null && _running < limits.Questions;)
        {
            var line = place.Value;
            if (!MayRun(line))
            {
                place = place.Next;
                continue;
            }
            var turn = line.Waiting.Dequeue();
            Count(turn, 1);
            _turns.Remove(place);
            if (line.Waiting.Count > 0)
            {
                _turns.AddLast(place);
            }
            turn.Grant();
            place = _turns.First;
        }
    }

    // Counts come last among what a caller has waiting, so that nothing behind one could run.
    private bool MayRun(CallerLine line) =>
        line.Running < limits.PerCaller
        && (line.Waiting.Peek().Kind != QuestionKind.Counts || (_counts < limits.Counts && line.Counts < limits.CountsPerCaller));

    private void Count(Turn turn, int change)
    {
        _running += change;
        turn.Line.Running += change;
        if (turn.Kind == QuestionKind.Counts)
        {
            _counts += change;
            turn.Line.Counts += change;
        }
    }

    /// <returns>Whether the turn was still waiting.</returns>
    private bool Leave(Turn turn)
    {
        lock (_lock)
        {
            if (!turn.Line.Waiting.Remove(turn, out _, out _))
            {
                return false;
            }
            if (turn.Line.Waiting.Count == 0)
            {
                _turns.Remove(turn.Line.Place!);
            }
            Forget(turn.Line);
            return true;
        }
    }

    private void End(Turn turn)
    {
        if (Leave(turn))
        {
            return;
        }
        lock (_lock)
        {
            Count(turn, -1);
            Forget(turn.Line);
            GrantTurns();
        }
    }

    private void Forget(CallerLine line)
    {
        if (line is { Running: 0, Waiting.Count: 0 })
        {
            _lines.Remove(line.Caller);
        }
    }

    /// <summary>The questions of one caller.</summary>
    internal sealed class CallerLine((string UserId, bool IsProgram) caller)
    {
        public (string UserId, bool IsProgram) Caller => caller;

        public PriorityQueue<Turn, (QuestionKind, long)> Waiting { get; } = new();

        public LinkedListNode<CallerLine>? Place { get; set; }

        public int Running { get; set; }

        public int Counts { get; set; }
    }

    /// <summary>A question that waits for its turn, or has it.</summary>
    internal sealed class Turn(QuestionQueue queue, CallerLine line, QuestionKind kind) : IDisposable
    {
        private readonly TaskCompletionSource _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _hasEnded;

        public CallerLine Line => line;

        public QuestionKind Kind => kind;

        public Task Granted => _granted.Task;

        public bool IsGranted => _granted.Task.IsCompleted;

        public void Grant() => _granted.SetResult();

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref _hasEnded, true))
            {
                queue.End(this);
            }
        }
    }
}
