namespace JobsDashboard.Import.Demo;

/// <summary>Job ids: <c>dlc</c> and thirteen characters in base 36.</summary>
internal static class DemoId
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>The id of the job with a number. No two numbers, and no two seeds, share one.</summary>
    public static string Of(int seed, int number) => string.Create(16, Scattered(((ulong)(uint)seed << 32) | (uint)number), (id, value) =>
    {
        "dlc".CopyTo(id);
        for (var i = id.Length - 1; i >= 3; i--)
        {
            (value, var digit) = Math.DivRem(value, (ulong)Digits.Length);
            id[i] = Digits[(int)digit];
        }
    });

    // The finish of SplitMix64: each step can be undone, so different numbers stay different without a list of those given out.
    private static ulong Scattered(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
