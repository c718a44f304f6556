using System.Collections.Concurrent;

namespace JobsDashboard.Flood;

/// <summary>One caller who sends searches that have to look at every job, as many at once as it likes.</summary>
internal sealed class ExpensiveSearches : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<int, int> _answers = [];
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient _client;
    private readonly Task _flood;

    public ExpensiveSearches(FloodedServer server, int parallel)
    {
        _client = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(5) };
        _flood = Task.WhenAll(Enumerable.Range(0, parallel).Select(SearchAsync));
    }

    public Task FirstAnswerAsync() => _first.Task;

    public string Describe() => string.Join(", ", _answers.OrderBy(answer => answer.Key).Select(answer => $"{answer.Value} times {answer.Key}"));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _flood;
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task SearchAsync(int number)
    {
        for (var i = 0; !_stop.IsCancellationRequested; i++)
        {
            try
            {
                // No two are the same.
                using var answer = await _client.GetAsync(
                    $"/api/v1/jobs?StartTime=any&SortBy=DisplayName&DisplayName=a&NotReasonSearch=none{number}x{i}", _stop.Token);
                _answers.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
                _first.TrySetResult();
                if (!answer.IsSuccessStatusCode)
                {
                    // A client that does not obey Retry-After, but does not spin either.
                    await Task.Delay(TimeSpan.FromMilliseconds(100), _stop.Token);
                }
            }
            catch (OperationCanceledException)
            {
            }
        }
    }
}
