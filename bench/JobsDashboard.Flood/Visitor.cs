using System.Collections.Immutable;
using System.Diagnostics;
using JobsDashboard.Recorder;

namespace JobsDashboard.Flood;

/// <summary>Asks the same again and again, one request at a time, and measures how long each answer takes.</summary>
/// <param name="Name">What is printed.</param>
/// <param name="Server">Who is asked.</param>
/// <param name="Target">What is asked.</param>
internal sealed record Visitor(string Name, FloodedServer Server, string Target)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Signs each request; null for requests without a signature.</summary>
    public Signature? Signature { get; init; }

    /// <summary>Lets all of them ask side by side.</summary>
    public static Task<Times[]> VisitAsync(IEnumerable<Visitor> visitors, int requests) =>
        Task.WhenAll(visitors.Select(visitor => visitor.VisitAsync(requests)));

    private async Task<Times> VisitAsync(int requests)
    {
        using var client = new HttpClient { BaseAddress = Server.Address };
        var times = new List<double>(requests);
        var failures = 0;
        for (var i = 0; i < requests; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Target);
            request.Headers.Host = Server.Address.Authority;
            Signature?.Sign(request, new Question(Target) { Action = "ListJobs" });
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request);
            await answer.Content.ReadAsByteArrayAsync();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            failures += answer.IsSuccessStatusCode ? 0 : 1;
            await Task.Delay(s_pause);
        }
        return new Times([.. times.Order()], failures);
    }
}

/// <summary>How long the answers took, in milliseconds.</summary>
internal sealed record Times(ImmutableArray<double> Sorted, int Failures)
{
    public double Median => Sorted[Sorted.Length / 2];

    public double P95 => Sorted[Sorted.Length * 95 / 100];
}
