using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using JobsDashboard.Flood;
using JobsDashboard.Recorder;

namespace JobsDashboard.Circuits;

/// <summary>
/// Signed ListJobs requests at a fixed rate, whether or not those before are answered, of several users in turn: an admin, who sees all jobs,
/// and those who own most. Each is measured from the moment when it was due, so that what a slow answer holds up counts, too.
/// </summary>
/// <param name="PerSecond">How many.</param>
/// <param name="For">How long.</param>
internal sealed record RequestRun(int PerSecond, TimeSpan For)
{
    private const double GoalMilliseconds = 250;

    private const int Users = 10;

    // One of the users, who sees every job by the usual settings.
    private const string Admin = "local";

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(5);

    public async Task PrintAsync(FloodedServer server, HttpClient http, ImmutableArray<string> lists)
    {
        var keys = new List<Signature>();
        foreach (var user in (await server.UsersWithMostJobsAsync(Users - 1)).Prepend(Admin))
        {
            keys.Add(await server.AddKeyAsync(user));
        }
        await SendAllAsync(server, keys, http, lists, s_warmUp);
        var processors = new Processors(server);
        var answers = await SendAllAsync(server, keys, http, lists, For);
        var statuses = answers.CountBy(answer => answer.Status).OrderBy(status => status.Key).Select(status => $"{status.Value:N0} times {status.Key}");
        Console.WriteLine(
            $"Requests: {answers.Count:N0} signed ListJobs of {keys.Count} users, {PerSecond} a second for {For.TotalSeconds:N0} s, among "
            + $"{lists.Length} lists; answered {string.Join(", ", statuses)}.");
        Console.WriteLine($"  until the answer: {Latencies.Describe(answers.Select(answer => answer.Milliseconds))}");
        Console.WriteLine($"  sent late by:     {Latencies.Describe(answers.Select(answer => answer.Late))}");
        // Together or far apart tells whether something holds up all requests at times.
        var late = answers.Where(answer => answer.Milliseconds > GoalMilliseconds)
            .CountBy(answer => (int)answer.Due.TotalSeconds)
            .OrderBy(second => second.Key)
            .Select(second => $"{second.Value} in second {second.Key}");
        Console.WriteLine($"  later than the goal, by when they were due: {string.Join(", ", late.DefaultIfEmpty("none"))}");
        Console.WriteLine($"Goal: p99 {GoalMilliseconds:N0} ms.");
        processors.Print(answers.Count, isLate: answers.Count(answer => answer.Milliseconds <= GoalMilliseconds) < answers.Count * 0.99);
    }

    private async Task<IReadOnlyCollection<Answer>> SendAllAsync(
        FloodedServer server, List<Signature> keys, HttpClient http, ImmutableArray<string> lists, TimeSpan time)
    {
        var (answers, random, start) = (new ConcurrentBag<Answer>(), new Random(1), Stopwatch.GetTimestamp());
        var sent = new List<Task>();
        while (sent.Count < PerSecond * time.TotalSeconds)
        {
            var due = TimeSpan.FromSeconds((double)sent.Count / PerSecond);
            if (due - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait);
            }
            var target = $"/api/v1/jobs{lists[random.Next(lists.Length)]}";
            var request = new HttpRequestMessage(HttpMethod.Get, target);
            request.Headers.Host = server.Address.Authority;
            keys[sent.Count % keys.Count].Sign(request, new Question(target) { Action = "ListJobs" });
            sent.Add(Task.Run(() => SendAsync(request, due)));
        }
        await Task.WhenAll(sent);
        return answers;

        async Task SendAsync(HttpRequestMessage request, TimeSpan due)
        {
            using var sending = request;
            var late = Stopwatch.GetElapsedTime(start) - due;
            var status = 0;
            try
            {
                using var answer = await http.SendAsync(sending);
                await answer.Content.ReadAsByteArrayAsync();
                status = (int)answer.StatusCode;
            }
            catch (HttpRequestException)
            {
                // No answer at all, which is told as status 0.
            }
            answers.Add(new(status, due, (Stopwatch.GetElapsedTime(start) - due).TotalMilliseconds, late.TotalMilliseconds));
        }
    }

    /// <param name="Status">Of HTTP; 0 for none.</param>
    /// <param name="Due">When it was to be sent, from the beginning on.</param>
    /// <param name="Milliseconds">From the moment when the request was due.</param>
    /// <param name="Late">How long after that it was sent.</param>
    private sealed record Answer(int Status, TimeSpan Due, double Milliseconds, double Late);
}
