using System.Collections.Concurrent;
using System.Diagnostics;

namespace JobsDashboard.Flood;

/// <summary>Sends nasty requests, and tells what each of them cost.</summary>
internal static class NastyRun
{
    private const int Requests = 2_000;

    // Each alone, so that the processor time is that of one.
    private const int Alone = 300;

    private const int Parallel = 8;

    public static async Task PrintAsync(FloodedServer server, IReadOnlyList<Visitor> visitors)
    {
        using var client = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(5) };
        var requests = NastyRequests.Make(Requests, seed: 1).ToList();
        await Visitor.VisitAsync(visitors, 100);
        var quiet = await Visitor.VisitAsync(visitors, 300);

        var answers = new ConcurrentBag<(string Request, int Status, double Milliseconds)>();
        var sending = System.Threading.Tasks.Parallel.ForEachAsync(
            requests,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel },
            async (request, stop) => answers.Add(await SendAsync(client, request, stop)));
        var during = new List<Times[]>();
        while (!sending.IsCompleted)
        {
            during.Add(await Visitor.VisitAsync(visitors, 100));
        }
        await sending;

        // The slowest ones again.
        var costs = new List<(string Request, double Seconds)>();
        foreach (var (request, _, _) in answers.OrderByDescending(answer => answer.Milliseconds).Take(Alone))
        {
            var before = server.ProcessorTime;
            await SendAsync(client, request, default);
            costs.Add((request, (server.ProcessorTime - before).TotalSeconds));
        }

        Console.WriteLine($"{Requests:N0} requests, {Parallel} at once, {Environment.ProcessorCount} cores");
        Console.WriteLine($"answered {string.Join(", ", answers.CountBy(answer => answer.Status).OrderBy(status => status.Key).Select(status => $"{status.Value} times {status.Key}"))}");
        var times = answers.Select(answer => answer.Milliseconds).Order().ToList();
        Console.WriteLine($"took {times[times.Count / 2]:N0} ms in the middle, {times[times.Count * 95 / 100]:N0} ms at p95, {times[^1]:N0} ms at most, waiting for a turn included");
        Console.WriteLine($"of the {Alone} slowest, each alone: at most {costs.Max(cost => cost.Seconds):N2} s of a core");
        foreach (var (request, seconds) in costs.OrderByDescending(cost => cost.Seconds).Take(5))
        {
            Console.WriteLine($"  {seconds:N2} s  {Uri.UnescapeDataString(request)[..Math.Min(Uri.UnescapeDataString(request).Length, 150)]}");
        }
        foreach (var (at, visitor) in visitors.Index())
        {
            var meanwhile = new Times([.. during.SelectMany(times => times[at].Sorted).Order()], during.Sum(times => times[at].Failures));
            Console.WriteLine(
                $"{visitor.Name,-30} p95 {quiet[at].P95:N0} ms alone, {meanwhile.P95:N0} ms meanwhile, ratio {meanwhile.P95 / quiet[at].P95:N2}"
                + (meanwhile.Failures > 0 ? $", {meanwhile.Failures} failed" : ""));
        }
    }

    private static async Task<(string Request, int Status, double Milliseconds)> SendAsync(HttpClient client, string request, CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(request, stop);
        await answer.Content.ReadAsByteArrayAsync(stop);
        return (request, (int)answer.StatusCode, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
