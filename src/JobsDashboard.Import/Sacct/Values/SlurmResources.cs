using System.Globalization;

namespace JobsDashboard.Import.Sacct;

/// <summary>Slurm's lists of resources, such as <c>cpu=12,gres/gpu:a100=2,mem=31000M</c>.</summary>
internal static class SlurmResources
{
    private const string TypedGpu = "gres/gpu:";

    // Slurm counts in 1024s and calls them K, M, G; a job's memory says so by its unit.
    private static readonly (char Unit, int Factor, string Written)[] s_units =
        [('K', 1, "Ki"), ('M', 1, "Mi"), ('G', 1, "Gi"), ('T', 1, "Ti"), ('P', 1024, "Ti"), ('E', 1024 * 1024, "Ti")];

    /// <summary>One amount out of a list.</summary>
    public static string? Amount(string list, string name) =>
        list.Split(',').FirstOrDefault(item => item.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];

    /// <summary>One whole number out of a list.</summary>
    public static long? Count(string list, string name) =>
        long.TryParse(Amount(list, name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>The GPUs of a list: its own sum of them, else the sum over their types.</summary>
    public static string? Gpus(string list)
    {
        if (Amount(list, "gres/gpu") is { } all)
        {
            return all;
        }
        var types = list.Split(',').Where(item => item.StartsWith(TypedGpu, StringComparison.Ordinal))
            .Select(item => long.TryParse(item.AsSpan(item.IndexOf('=') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0m).ToList();
        return types.Count > 0 ? types.Sum().ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The memory of a list; none when it is 0, which stands for whatever a node has.</summary>
    public static string? Memory(string list) => Amount(list, "mem") is { } amount ? Memory(amount, 1) : null;

    /// <summary>An amount of memory as a job has it, such as <c>16Gi</c> for <c>16G</c>; null when it is none.</summary>
    /// <param name="amount">With Slurm's unit, or in megabytes without one.</param>
    /// <param name="times">How often it is needed.</param>
    public static string? Memory(string amount, long times)
    {
        var (unit, factor, written) = s_units.FirstOrDefault(known => amount.EndsWith(known.Unit), (Unit: ' ', Factor: 1, Written: "Mi"));
        var number = unit == ' ' ? amount : amount[..^1];
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || count is 0 or > 1e15m)
        {
            return null;
        }
        return times * factor == 1 ? number + written : (count * times * factor).ToString(CultureInfo.InvariantCulture) + written;
    }
}
