using System.Globalization;

namespace JobsDashboard.Jobs.Fields;

/// <summary>The numbers in the contract's texts. A text that is no number has none; the text itself is kept elsewhere.</summary>
internal static class Quantity
{
    private static readonly (string Unit, double Bytes)[] s_units =
    [
        ("Ki", 1024d), ("Mi", 1024d * 1024), ("Gi", 1024d * 1024 * 1024), ("Ti", 1024d * 1024 * 1024 * 1024),
        ("K", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12),
    ];

    public static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number : null;

    public static long? Count(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>GiB out of a text such as <c>32Gi</c>, <c>24000M</c>, or bare bytes.</summary>
    public static double? GiB(string? text)
    {
        if (text is null)
        {
            return null;
        }
        var (unit, bytes) = s_units.FirstOrDefault(known => text.EndsWith(known.Unit, StringComparison.Ordinal), (Unit: "", Bytes: 1d));
        return Number(text[..^unit.Length]) * bytes / (1024d * 1024 * 1024) is { } amount && double.IsFinite(amount) ? amount : null;
    }
}
