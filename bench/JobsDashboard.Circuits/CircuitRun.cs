using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using JobsDashboard.Flood;

namespace JobsDashboard.Circuits;

/// <summary>Many live pages of the list, each of which goes to another list now and then.</summary>
/// <param name="Count">How many.</param>
/// <param name="Every">How long each stays on a list.</param>
/// <param name="For">How long they do that.</param>
/// <param name="OpenedPerSecond">How fast they come.</param>
internal sealed record CircuitRun(int Count, TimeSpan Every, TimeSpan For, double OpenedPerSecond)
{
    private const double GoalMilliseconds = 300;
    private const double GoalMegabytes = 1.5;
    private const double Megabyte = 1_000_000;
    private const int WarmUp = 10;

    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(5);

    public async Task PrintAsync(FloodedServer server, HttpClient http, ImmutableArray<string> lists)
    {
        await WarmAsync(http, lists);
        await Task.Delay(s_settle);
        var before = server.Memory;

        var (opening, failures) = (new ConcurrentBag<double>(), new ConcurrentBag<string>());
        var circuits = await OpenAsync(http, lists, opening, failures);
        await Task.Delay(s_settle);
        var open = server.Memory;

        var processors = new Processors(server);
        var times = new ConcurrentBag<PageTimes?>();
        await Task.WhenAll(circuits.Select((circuit, number) => GoAroundAsync(circuit, new Random(number), lists, times)));
        var after = server.Memory;

        var there = times.OfType<PageTimes>().ToList();
        Console.WriteLine($"Circuits: {circuits.Count:N0} opened, {failures.Count:N0} failed; until live with counts {Latencies.Describe(opening)}.");
        foreach (var failure in failures.CountBy(failure => failure))
        {
            Console.WriteLine($"  {failure.Value} times {failure.Key}");
        }
        Console.WriteLine(
            $"Changes: {times.Count:N0}, each circuit every {Every.TotalSeconds:N0} s for {For.TotalSeconds:N0} s, among {lists.Length} lists; "
            + $"{times.Count - there.Count:N0} not there in time, {there.Count(one => !one.HasCounts):N0} without counts.");
        Console.WriteLine($"  until the rows:       {Latencies.Describe(there.Select(one => one.Rows))}");
        Console.WriteLine($"  until the last count: {Latencies.Describe(there.Select(one => one.All))}");
        Console.WriteLine(
            $"  {there.Select(one => one.Batches).DefaultIfEmpty().Average():N1} batches each; {circuits.Sum(circuit => circuit.LateBatches):N0} changed "
            + "a page after the last count.");
        Console.WriteLine(
            $"Memory: {before / Megabyte:N0} MB before, {open / Megabyte:N0} MB with all open, {after / Megabyte:N0} MB after the changes; "
            + $"a circuit {Each(open):N2} MB, and {Each(after):N2} MB after the changes.");
        Console.WriteLine($"Goals: p95 of the answer {GoalMilliseconds:N0} ms, {GoalMegabytes} MB a circuit.");
        processors.Print(times.Count, isLate: there.Count(one => one.All <= GoalMilliseconds) < times.Count * 0.95);
        await Task.WhenAll(circuits.Select(circuit => circuit.DisposeAsync().AsTask()));

        double Each(long memory) => (memory - before) / Megabyte / Math.Max(1, circuits.Count);
    }

    // What is compiled, read and kept once for all is no circuit's.
    private static async Task WarmAsync(HttpClient http, ImmutableArray<string> lists)
    {
        for (var visit = 0; visit < WarmUp; visit++)
        {
            await using var circuit = await LiveCircuit.OpenAsync(http, lists[visit % lists.Length]);
            foreach (var list in lists.Remove(circuit.Query).Take(WarmUp))
            {
                await circuit.GoAsync(list, s_settle);
            }
        }
    }

    private async Task<IReadOnlyList<LiveCircuit>> OpenAsync(
        HttpClient http, ImmutableArray<string> lists, ConcurrentBag<double> opening, ConcurrentBag<string> failures)
    {
        using var turns = new PeriodicTimer(TimeSpan.FromSeconds(1 / OpenedPerSecond));
        var coming = new List<Task<LiveCircuit?>>();
        while (coming.Count < Count && await turns.WaitForNextTickAsync())
        {
            coming.Add(OpenOneAsync(lists[coming.Count % lists.Length]));
        }
        return [.. (await Task.WhenAll(coming)).OfType<LiveCircuit>()];

        async Task<LiveCircuit?> OpenOneAsync(string list)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                var circuit = await LiveCircuit.OpenAsync(http, list);
                opening.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                return circuit;
            }
            catch (Exception failure)
            {
                failures.Add($"{failure.GetType().Name}: {failure.Message}");
                return null;
            }
        }
    }

    // Not all at the same moment: each begins somewhere in its own time.
    private async Task GoAroundAsync(LiveCircuit circuit, Random random, ImmutableArray<string> lists, ConcurrentBag<PageTimes?> times)
    {
        var start = Stopwatch.GetTimestamp();
        for (var next = random.NextDouble() * Every; next < For; next += Every)
        {
            if (next - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait);
            }
            // Another than the one before, of which nothing new would come.
            var others = lists.Remove(circuit.Query);
            times.Add(await circuit.GoAsync(others[random.Next(others.Length)], Every));
        }
    }
}
