namespace JobsDashboard.Import.Demo;

/// <summary>Makes job ids: <c>dlc</c> and thirteen digits in base 36.</summary>
internal static class DemoId
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>The id of a job by its number. Ids of different numbers or seeds differ.</summary>
    public static string Of(int seed, int number) => string.Create(16, Scattered(((ulong)(uint)seed << 32) | (uint)number), (id, value) =>
    {
        "dlc".CopyTo(id);
        for (var i = id.Length - 1; i >= 3; i--)
        {
            (value, var digit) = Math.DivRem(value, (ulong)Digits.Length);
            id[i] = Digits[(int)digit];
        }
    });

    // The last steps of SplitMix64. Each can be undone, so different numbers stay different.
    private static ulong Scattered(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
