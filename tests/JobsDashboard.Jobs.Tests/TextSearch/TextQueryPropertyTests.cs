using System.Text.Json;
using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Jobs.Tests.TextSearch;

/// <summary>What every database's search is held to, held itself to the rules as somebody else would write them down.</summary>
public sealed class TextQueryPropertyTests
{
    private const int Pairs = 20_000;

    // Each made of what is easily taken for something else in it.
    private static readonly string[][] s_alphabets =
    [
        ["a", "b", "ab", "A", "B", "1", "12", ".", "_", "-", "/", ":", "=", " "],
        ["内", "存", "不", "足", "内存", "GPU", "gpu", "，", "。", " ", "〇", "々", "內"],
        ["カ", "タ", "ｶ", "ﾀ", "ﾞ", "ガ", "ー", "ｰ", "あ", "い", "・", "ヽ", "\u3099", " "],
        ["한", "글", "\u1112", "\u1161", "\u11ab", "ㅎ", "ㅏ", "ﾡ", "a", " "],
        ["e", "\u0301", "é", "E", "É", "\u0308", "a", "\u030a", "å", "\u212b", "i", "\u0307", "İ", "ı", "I", " "],
        ["ﬁ", "ﬂ", "fi", "FI", "ﬃ", "ß", "ẞ", "ss", "SS", "ǆ", "ǅ", "Ǆ", "ς", "σ", "Σ", "ŉ", " "],
        ["Ａ", "ｂ", "１", "！", "－", "ａ", "A", "a", "b", "1", "\u3000", "￥", "ﾟ"],
        ["\"", "'", "*", "AND", "OR", "NOT", "NEAR", "(", ")", "^", "+", "-", ":", "{", "}", "%", "_", "[", "]", "\\", "?", ";", "a", "b", " "],
        ["\t", "\n", "\u00a0", "\u200b", "\u2028", "\ufeff", "\ue000", "\uffff", "\u0001", "a", "b", "内"],
        ["*", "*", "ab", "abc", "a", "1", "12", "显", "存", "-", "\"", " ", "＊"],
        ["①", "½", "٣", "३", "Ⅷ", "㈱", "1", "2", "x²", " ", "№"],
    ];

    [Fact]
    public void Terms_OfAnySearch_AreFoundInAnyTextAsTheRulesSay()
    {
        var seed = TestSeed.Value;
        var random = new Random(seed);
        var (found, refused) = (0, 0);
        for (var i = 0; i < Pairs; i++)
        {
            var alphabet = s_alphabets[random.Next(s_alphabets.Length)].Concat(s_alphabets[random.Next(s_alphabets.Length)]).ToArray();
            var text = string.Concat(random.GetItems(alphabet, random.Next(1, 10)));
            var search = random.Next(2) == 0 ? string.Concat(random.GetItems(alphabet, random.Next(1, 5))) : PartOf(random, text);
            var rules = new LiteralTerms(search);

            var query = TextQuery.Parse(search).Query;

            var because = $"seed {seed}: {JsonSerializer.Serialize(search)} in {JsonSerializer.Serialize(text)}";
            Assert.True((rules.IsEmpty || rules.IsTooShort) == query is null, because);
            if (query is not null)
            {
                Assert.True(rules.AreAllIn([text]) == query.Terms.All(term => term.IsIn(text)), because);
            }
            found += !rules.IsEmpty && rules.AreAllIn([text]) ? 1 : 0;
            refused += rules.IsEmpty ? 1 : 0;
        }
        Assert.True(found > Pairs / 10 && refused > Pairs / 100, $"seed {seed}: {found} found, {refused} refused");
    }

    private static string PartOf(Random random, string text)
    {
        var start = random.Next(text.Length);
        var part = text.Substring(start, random.Next(1, text.Length - start + 1));
        return (random.Next(4) == 0 ? "\"" : "") + (random.Next(2) == 0 ? part.ToUpperInvariant() : part.ToLowerInvariant()) + (random.Next(4) == 0 ? "*" : "");
    }
}
