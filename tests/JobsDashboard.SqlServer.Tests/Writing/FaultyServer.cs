using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Removing;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.SqlServer.Writing;

namespace JobsDashboard.SqlServer.Tests.Writing;

/// <summary>A failure of one call: before it has had its effect, or after, when only the answer is lost.</summary>
internal sealed record Fault(int Call, bool IsAfter, Exception Failure);

/// <summary>A server in memory with transactions, whose calls fail where they are told to. A connection that failed has lost what it had not committed.</summary>
internal sealed class FaultyServer(params IReadOnlyList<Fault> faults)
{
    private State _committed = new(
        ImmutableSortedDictionary.Create<string, StoredJob>(StringComparer.Ordinal), ImmutableSortedDictionary.Create<string, ImportMark>(StringComparer.Ordinal), 0, 0);

    /// <summary>How often anything has been asked of the server.</summary>
    public int Calls { get; private set; }

    /// <summary>The calls that were commits.</summary>
    public List<int> Commits { get; } = [];

    public ImmutableSortedDictionary<string, ImportMark> Marks => _committed.Marks;

    /// <summary>The jobs by id, as they are stored.</summary>
    public IEnumerable<(long Id, string Key, string Json)> Jobs => _committed.Jobs.Select(job => (job.Value.Id, job.Key, job.Value.Json)).Order();

    /// <summary>How many transactions have written jobs.</summary>
    public long Revisions => _committed.Revisions;

    /// <summary>The product's removal over this server.</summary>
    public JobRemoval Removal(TimeProvider time) => new(() => new SqlServerWriteTarget(OpenAsync, time), time);

    /// <summary>The product's writer over this server.</summary>
    public JobWriter Writer(TimeProvider time) => new(() => new SqlServerWriteTarget(OpenAsync, time), SecretMask.Default, time);

    public async Task<IWriteSession> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await CallAsync(() => { });
        return new Session(this);
    }

    private Task<bool> CallAsync(Action effect) => CallAsync(() =>
    {
        effect();
        return true;
    });

    private async Task<T> CallAsync<T>(Func<T> effect)
    {
        await Task.Yield();
        var call = Calls++;
        var fault = faults.FirstOrDefault(fault => fault.Call == call);
        if (fault is { IsAfter: false })
        {
            throw fault.Failure;
        }
        var answer = effect();
        return fault is null ? answer : throw fault.Failure;
    }

    private sealed record State(ImmutableSortedDictionary<string, StoredJob> Jobs, ImmutableSortedDictionary<string, ImportMark> Marks, long Revisions, long LastId);

    private sealed class Session(FaultyServer server) : IWriteSession
    {
        private State _seen = server._committed;

        public Task BeginAsync(CancellationToken cancellationToken) => server.CallAsync(() => _seen = server._committed);

        public Task BeginRemovingAsync(CancellationToken cancellationToken) => BeginAsync(cancellationToken);

        public Task<ImportMark> FindMarkAsync(string source, CancellationToken cancellationToken) =>
            server.CallAsync(() => _seen.Marks.GetValueOrDefault(source, ImportMark.None));

        public Task SetMarkAsync(string source, ImportMark mark, CancellationToken cancellationToken) =>
            server.CallAsync(() => _seen = _seen with { Marks = _seen.Marks.SetItem(source, mark) });

        public Task ForgetMarkAsync(string source, CancellationToken cancellationToken) =>
            server.CallAsync(() => server._committed = server._committed with { Marks = server._committed.Marks.Remove(source) });

        public Task<IReadOnlyDictionary<string, StoredSize>> FindAsync(IReadOnlyCollection<PreparedJob> jobs, CancellationToken cancellationToken) =>
            server.CallAsync<IReadOnlyDictionary<string, StoredSize>>(() => jobs
                .Where(job => _seen.Jobs.ContainsKey(job.JobIdKey))
                .ToDictionary(job => job.JobIdKey, job => new StoredSize(_seen.Jobs[job.JobIdKey].Id, 1)));

        public Task<IReadOnlyDictionary<long, StoredJob>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
            server.CallAsync<IReadOnlyDictionary<long, StoredJob>>(() =>
                _seen.Jobs.Values.Where(job => ids.Contains(job.Id)).ToDictionary(job => job.Id));

        public Task<long> LastIdAsync(CancellationToken cancellationToken) => server.CallAsync(() => _seen.LastId);

        public Task<WriteStamp> StampAsync(DateTimeOffset now, CancellationToken cancellationToken) => server.CallAsync(() =>
        {
            _seen = _seen with { Revisions = _seen.Revisions + 1 };
            return new WriteStamp { Revision = _seen.Revisions, WrittenAt = now.ToUnixTimeMilliseconds(), LastId = _seen.LastId };
        });

        public Task<IReadOnlyList<EndedJob>> FindEndedAsync(
            long before, IReadOnlyCollection<JobStatus> statuses, EndedJob? after, int max, CancellationToken cancellationToken) =>
            server.CallAsync<IReadOnlyList<EndedJob>>(() =>
            [
                .. from stored in _seen.Jobs.Values
                   let job = stored.Job
                   where job.Status is { } status && statuses.Contains(status) && job.GmtFinishTime?.ToUnixTimeSeconds() < before
                   let ended = new EndedJob(stored.Id, job.Status!.Value, job.GmtFinishTime!.Value.ToUnixTimeSeconds(), 1)
                   where after is null || (ended.FinishTime, ended.Id).CompareTo((after.FinishTime, after.Id)) > 0
                   orderby ended.FinishTime, ended.Id
                   select ended,
            ]);

        public Task RemoveAsync(IReadOnlyCollection<StoredJob> jobs, WriteStamp stamp, CancellationToken cancellationToken) => server.CallAsync(() =>
            _seen = _seen with { Jobs = _seen.Jobs.RemoveRange(_seen.Jobs.Where(job => jobs.Any(gone => gone.Id == job.Value.Id)).Select(job => job.Key)) });

        public Task WriteAsync(IReadOnlyList<JobWrite> jobs, CancellationToken cancellationToken) => server.CallAsync(() =>
        {
            var rows = jobs.Select(job => job.WholeRow()).Zip(jobs, (detail, job) => KeyValuePair.Create(
                detail.JobIdKey, new StoredJob(detail.Id, detail.Json, detail.Extras, job.Job.Facts.Numbers.GmtModifiedTime)));
            _seen = _seen with { Jobs = _seen.Jobs.SetItems(rows), LastId = Math.Max(_seen.LastId, jobs.Max(job => job.Id)) };
        });

        public Task CommitAsync()
        {
            server.Commits.Add(server.Calls);
            return server.CallAsync(() => server._committed = _seen);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
