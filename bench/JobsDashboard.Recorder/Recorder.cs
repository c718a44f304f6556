using System.Diagnostics;
using System.Globalization;

namespace JobsDashboard.Recorder;

/// <summary>Records what the program answers, and compares two recordings.</summary>
internal static class Recorder
{
    private static async Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        switch (args)
        {
            case ["record", var folder]:
                await RecordAsync(folder);
                return 0;
            case ["compare", var before, var after]:
                return Comparison.Print(before, after) ? 0 : 1;
            default:
                await Console.Error.WriteLineAsync("Usage: record <folder>, or compare <before> <after>.");
                return 2;
        }
    }

    private static async Task RecordAsync(string folder)
    {
        var start = Stopwatch.GetTimestamp();
        using var recording = new Recording(folder);
        await using var product = await RunningProduct.StartAsync();
        var values = await KnownValues.ReadAsync(product);
        var (owner, admin, stranger) = (values.Users[0], values.Users[1], values.Users[2]);
        var workspaces = values.Of("WorkspaceId");
        await product.AddUserAsync(owner, workspaces[0], isAdmin: false);
        await product.AddUserAsync(admin, workspaces[1], isAdmin: true);
        await product.AddUserAsync(stranger, "nowhere", isAdmin: false);
        foreach (var (area, questions) in Questions.All(values))
        {
            foreach (var question in questions)
            {
                recording.Add(area, question.Name, await product.AskAsync(question));
            }
            Console.WriteLine($"{area}: {recording.CountOf(area)} answers after {Stopwatch.GetElapsedTime(start).TotalSeconds:N0} s");
        }
        await Imports.RecordAsync(recording, product);
        Console.WriteLine($"{recording.Count} answers in {Stopwatch.GetElapsedTime(start).TotalSeconds:N0} s");
    }
}
