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
    /// <param name="isLate">Whether it took longer than it should.</param>
    public void Print(bool isLate)
    {
        var cores = Environment.ProcessorCount;
        var all = Stopwatch.GetElapsedTime(_start.At) * cores;
        var (served, own) = ((server.ProcessorTime - _start.Server) / all, (Environment.CpuUsage.TotalTime - _start.Own) / all);
        Console.WriteLine($"Processors: {cores} cores, of which the server had {served:P0} and this program {own:P0}.");
        Console.WriteLine((served + own >= NearlyAll, isLate) switch
        {
            (true, _) => "What limits: the processors.",
            (_, true) => "What limits: not these two programs' processors; other programs, the disk or waiting for turns.",
            _ => "What limits: nothing yet; the processors come next.",
        });
    }
}
