using System.Diagnostics;
using JobsDashboard.Flood;

namespace JobsDashboard.Circuits;

/// <summary>What the server and this program, which runs beside it, have taken of the processors since a moment.</summary>
internal sealed class Processors(FloodedServer server)
{
    // With less left, whoever asks waits for a processor.
    private const double NearlyAll = 0.9;

    private readonly (long At, TimeSpan Server, TimeSpan Own) _start = (Stopwatch.GetTimestamp(), server.ProcessorTime, Environment.CpuUsage.TotalTime);

    /// <summary>Prints it.</summary>
    /// <param name="answers">How many answers the server has given.</param>
    /// <param name="isLate">Whether they took longer than they should.</param>
    public void Print(int answers, bool isLate)
    {
        var cores = Environment.ProcessorCount;
        var all = Stopwatch.GetElapsedTime(_start.At) * cores;
        var time = server.ProcessorTime - _start.Server;
        var (served, own) = (time / all, (Environment.CpuUsage.TotalTime - _start.Own) / all);
        Console.WriteLine(
            $"Processors: {cores} cores, of which the server had {served:P0} and this program {own:P0}; an answer took the server "
            + $"{time.TotalMilliseconds / Math.Max(1, answers):N1} ms of a processor.");
        Console.WriteLine((served + own >= NearlyAll, isLate) switch
        {
            (true, _) => "What limits: the processors.",
            (_, true) => "What limits: not these two programs' processors; other programs, the disk or waiting for turns.",
            _ => "What limits: nothing yet; the processors come next.",
        });
    }
}
