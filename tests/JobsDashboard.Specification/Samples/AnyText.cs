namespace JobsDashboard.Specification.Samples;

/// <summary>Texts of any UTF-16 units, sound or not; what programs stumble over comes often.</summary>
public static class AnyText
{
    private static readonly string[] s_pieces =
    [
        "a", "B", "oom", "7", " ", "-", ".", "/", "\"", "'", "*", "%", "_", "\\", "<", "&", "=", ",", "内", "存", "训练", "ß", "ﬁ", "e\u0301", "\u1112\u1161", "😀",
        "\0", "\u0001", "\a", "\b", "\t", "\n", "\r", "\u001b[31m", "\u007f", "\u0085", "\u009b", "\u00ad",
        @"\u0000", @"\uFFFD", "\u200b", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\u2069",
        "\ud800", "\udbff", "\udc00", "\udfff", "\ue000", "\uf8ff", "\ufdd0", "\ufeff", "\ufff9", "\ufffd", "\ufffe", "\uffff",
        "\U0001fffe", "\U000e0001", "\U00100000", "\U0010fffe", "\U0010ffff",
    ];

    /// <summary>A text of one to <paramref name="most"/> pieces.</summary>
    public static string Make(Random random, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ =>
            random.Next(4) == 0 ? ((char)random.Next(char.MaxValue + 1)).ToString() : s_pieces[random.Next(s_pieces.Length)]));

    /// <summary>The text unit by unit, because many of them cannot be seen.</summary>
    public static string Spelled(string text) => string.Join(' ', text.Select(unit => ((int)unit).ToString("X4", null)));
}
