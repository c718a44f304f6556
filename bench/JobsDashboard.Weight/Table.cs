using System.Globalization;

namespace JobsDashboard.Weight;

/// <summary>Prints steps as the tables of the documentation.</summary>
internal static class Table
{
    private static readonly string[] s_kinds = ["Document", "Stylesheet", "Script", "Font"];
    private static readonly string[] s_moments = ["first byte", "painted", "rows", "live", "all there"];

    // What is promised, in kB of the wire.
    private static readonly Dictionary<string, double> s_goals = new()
    {
        ["first visit"] = 190,
        ["later visit"] = 30,
        ["filter click"] = 15,
    };

    /// <summary>What each step weighs: the medians of several runs.</summary>
    public static void PrintBytes(ILookup<string, Step> steps)
    {
        Console.WriteLine("| kB on the wire | HTML | CSS | JS | fonts | other | HTTP in all | goal | answers | sent | until live | socket down | unpacked | socket up |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var step in steps)
        {
            var kinds = s_kinds.Select(kind => Median(step, one => one.Answers.GetValueOrDefault(kind))).ToList();
            var http = Median(step, one => one.HttpDown);
            double?[] cells =
            [
                .. kinds, http - kinds.Sum(), http, s_goals.TryGetValue(step.Key, out var goal) ? goal * 1000 : null,
            ];
            double?[] rest =
            [
                Median(step, one => one.HttpUp), Median(step, one => one.SocketDownUntilLive), Median(step, one => one.SocketDown),
                Median(step, one => one.Unpacked), Median(step, one => one.SocketUp),
            ];
            Console.WriteLine(
                $"| {step.Key} | {string.Join(" | ", cells.Select(Kilobytes))} | {Median(step, one => one.AnswerCount):N0} | "
                + $"{string.Join(" | ", rest.Select(Kilobytes))} |");
        }
    }

    /// <summary>How long each step takes: the medians of several runs.</summary>
    public static void PrintTimes(ILookup<string, Step> steps)
    {
        Console.WriteLine($"| milliseconds until | {string.Join(" | ", s_moments)} |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|");
        foreach (var step in steps)
        {
            var times = s_moments.Select(moment =>
                step.All(one => one.Times.ContainsKey(moment)) ? $"{Median(step, one => one.Times[moment]):N0}" : "");
            Console.WriteLine($"| {step.Key} | {string.Join(" | ", times)} |");
        }
    }

    /// <summary>How much moved, for each visitor and step: the most of several runs.</summary>
    public static void PrintShifts(IEnumerable<(Visitor Visitor, Step Step)> steps)
    {
        var all = steps.ToList();
        var names = all.Select(one => one.Step.Name).Distinct().ToList();
        Console.WriteLine($"| what moves (CLS) | {string.Join(" | ", names)} | most of all |");
        Console.WriteLine($"|---|{string.Concat(names.Select(_ => "--:|"))}---|");
        foreach (var visitor in all.GroupBy(one => one.Visitor.Name))
        {
            var shifts = names.Select(name => visitor.Where(one => one.Step.Name == name).Select(one => one.Step.Shift).ToList());
            var most = visitor.MaxBy(one => one.Step.Shift).Step;
            Console.WriteLine(
                $"| {visitor.Key} | {string.Join(" | ", shifts.Select(shift => shift.Count == 0 ? "" : $"{shift.Max():N3}"))} | {most.Moved} |");
        }
    }

    private static double Median(IEnumerable<Step> steps, Func<Step, double> value)
    {
        var values = steps.Select(value).Order().ToList();
        return values[values.Count / 2];
    }

    private static string Kilobytes(double? bytes) => bytes is { } known ? (known / 1000).ToString("N1", CultureInfo.InvariantCulture) : "";
}
