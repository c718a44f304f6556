namespace JobsDashboard.Specification.Samples;

/// <summary>Short texts out of the letters that searches go wrong on, so that many of them have something in common.</summary>
internal static class AwkwardTexts
{
    private static readonly string[] s_pieces =
    [
        "a", "A", "b", "oom", "OOM", "1", "0", "é", "e\u0301", "E\u0301", "ß", "ss", "ı", "I", "i", "İ", "ﬁ", "fi", "ǅ", "Σ", "σ", "ς", "µ", "μ",
        "内", "存", "不", "内存", "訓", "练", "〇", "々", "カ", "ｶ", "ひ", "ー", "한", "국", "ᄒ", "ᅡ", "𠀀", "𠀁", "𝒜", "𐐀", "𐐨", "😀", "Ａ", "１", "①", "²",
        " ", "  ", "\t", "\n", "\u3000", "\u200b", "\u00a0", ".", ",", "-", "_", "/", ":", "=", "。", "，", "\"", "'", "*", "%", "[", "]", "\\", "^", "(", ")",
        "AND", "OR", "NOT", "NEAR", "{", "}", "+", "?", "#", "\ue000", "\uffff", "\ufffd", "\U0010ffff",
    ];

    public static string Make(Random random, int most) => string.Concat(random.GetItems(s_pieces, random.Next(1, most + 1)));

    /// <summary>A text with its code points, because many look alike.</summary>
    public static string Spelled(string text) => $"{string.Join(' ', text.EnumerateRunes().Select(rune => $"{rune.Value:X4}"))} ({text})";

    /// <summary>A part of a text, cut between characters, or another text altogether.</summary>
    public static string PartOf(Random random, string text)
    {
        var runes = text.EnumerateRunes().ToList();
        var start = random.Next(runes.Count);
        return random.Next(4) == 0 ? Make(random, 3) : string.Concat(runes.Skip(start).Take(random.Next(1, 6)).Select(rune => rune.ToString()));
    }
}
