using JobsDashboard.Jobs.Storing;
using JobsDashboard.SqlServer.Data;

namespace JobsDashboard.SqlServer.Writing;

/// <summary>Opens a session for each try, out of the driver's pool, because a connection that failed serves no other.</summary>
/// <param name="open">Opens a session.</param>
/// <param name="time">What is waited by between two tries.</param>
internal sealed class SqlServerWriteTarget(Func<CancellationToken, Task<IWriteSession>> open, TimeProvider time) : IWriteTarget
{
    private readonly WriteRetries _retries = new(time);

    /// <summary>The network may take a commit to the server and lose the answer.</summary>
    public bool CanLoseCommits => true;

    public string? SearchText(IEnumerable<string> texts) => SearchTextRow.Join(texts);

    public Task<IWriteSession> OpenAsync(CancellationToken cancellationToken) => open(cancellationToken);

    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => _retries.RunAsync(work, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
