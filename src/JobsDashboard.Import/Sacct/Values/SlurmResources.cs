using System.Globalization;

namespace JobsDashboard.Import.Sacct.Values;

/// <summary>Slurm's lists of resources, such as <c>cpu=12,gres/gpu:a100=2,mem=31000M</c>.</summary>
internal static class SlurmResources
{
    private const string TypedGpu = "gres/gpu:";

    // Slurm's K, M and G are powers of 1024, which a job writes as Ki, Mi and Gi.
    private static readonly (char Unit, int Factor, string Written)[] s_units =
        [('K', 1, "Ki"), ('M', 1, "Mi"), ('G', 1, "Gi"), ('T', 1, "Ti"), ('P', 1024, "Ti"), ('E', 1024 * 1024, "Ti")];

    /// <summary>The amount of a resource; null when the list does not have it.</summary>
    public static string? Amount(string list, string name) =>
        list.Split(',').FirstOrDefault(item => item.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];

    /// <summary>The amount of a resource as a whole number; null when it is missing or not a whole number.</summary>
    public static long? Count(string list, string name) =>
        long.TryParse(Amount(list, name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>The number of GPUs: Slurm's own total, or else the sum over the types of GPU.</summary>
    public static string? Gpus(string list)
    {
        if (Amount(list, "gres/gpu") is { } all)
        {
            return all;
        }
        var types = list.Split(',').Where(item => item.StartsWith(TypedGpu, StringComparison.Ordinal)).Select(CountOf).ToList();
        return types.Count > 0 ? types.Sum().ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The memory in a list; null when it is missing or 0, which means all memory of a node.</summary>
    public static string? Memory(string list) => Amount(list, "mem") is { } amount ? Memory(amount, 1) : null;

    /// <summary>An amount of memory as a job writes it, such as <c>16Gi</c> for <c>16G</c>; null when it is 0 or cannot be read.</summary>
    /// <param name="amount">With Slurm's unit; without a unit it is in MiB.</param>
    /// <param name="times">The factor to multiply the amount by.</param>
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

    private static decimal CountOf(string item) =>
        long.TryParse(item.AsSpan(item.IndexOf('=') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
}
