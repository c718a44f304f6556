using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using JobsDashboard.Components.Localization;
using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Theme;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Items;
using Xunit;

namespace JobsDashboard.Tests.Components.Localization;

/// <summary>Every word of the pages is there in every language, and nothing else is.</summary>
public sealed partial class TranslationTests(TranslationTests.Code code) : IClassFixture<TranslationTests.Code>
{
    // What a page shows as it is in every language.
    private static readonly string[] s_namesAndCode =
    [
        "Jobs Dashboard", "API", "JSON", "AccessKeyId", "AccessKeySecret", "UTC",
        // What to type as a time.
        "now", "now-7d",
        // What to type in a shell.
        "dotnet run --project src/JobsDashboard -- seed --count 20000\ndotnet run --project src/JobsDashboard -- import <format> <path>",
    ];

    // What stands in the code of components and is for no people.
    private static readonly string[] s_forPrograms =
    [
        // Keys of the keyboard, parameters of URLs, names of fields and of ways to sign in.
        "Enter", "Escape", "Esc", "Tab", "Backspace", "Before", "Columns", "Line", "Missing", "Off", "Page", "Present", "Range", "Tz",
        "Envs", "Pods", "Username", "Cookie", "Local",
        // Fonts, classes, and how times are written in numbers.
        "Inter Variable", "Inter Stand-in", "Inter Other Stand-in", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC",
        "clip type", "clip user", "number duration", "light dark",
        "success light", "error light", "warning light", "info light", "quiet light",
        "MM-dd HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss ", "yyyy-MM-dd HH:mm:ss 'UTC'",
        // A type that a record names when it is written as text.
        "Found",
        // What a language is called by those who read it.
        "English",
    ];

    private static readonly Dictionary<string, string> s_chinese = Read(typeof(Words));

    [Fact]
    public void Word_OfAPage_IsTranslated() =>
        AssertNone(code.Text.Keys.Concat(code.Text.SearchLineSentences).Concat(OfOtherParts()).Distinct().Where(key => !s_chinese.ContainsKey(key)));

    [Fact]
    public void Translation_OfNoWord_IsNotKept() =>
        AssertNone(s_chinese.Keys.Except(code.Text.All).Except(OfOtherParts()));

    [Fact]
    public void Translation_OfASentence_HasItsPlaces() =>
        AssertNone(s_chinese.Where(word => !Places(word.Key).SequenceEqual(Places(word.Value))).Select(word => $"{word.Key}: {word.Value}"));

    [Fact]
    public void Translation_OfAWord_IsChinese() =>
        AssertNone(s_chinese.Where(word => Letters().IsMatch(Place().Replace(word.Key, "")) && !Chinese().IsMatch(word.Value)).Select(word => word.Key));

    [Fact]
    public void Component_WithText_LooksItUp() =>
        AssertNone(code.Text.Shown.Where(shown => !s_namesAndCode.Contains(shown.Text.Trim(' ', '‹', '›', '«', '»', '·', '.', ':')))
            .Select(shown => $"{shown.Component}: {shown.Text}"));

    [Fact]
    public void Sentence_InCode_IsAWordOfThePages() =>
        AssertNone(code.Text.LikeSentences.Where(text => !s_chinese.ContainsKey(text.Text) && !s_forPrograms.Contains(text.Text))
            .Select(text => $"{text.Place}: {text.Text}"));

    // The words of components that no page has.
    [Fact]
    public void MudBlazor_InItsComponents_IsTranslated()
    {
        string[] unused = ["MudBreadcrumbs", "MudCarousel", "MudColorPicker", "MudExitPrompt", "MudFileUpload", "MudPageContentNavigation",
            "MudRating", "MudRatingItem", "MudSplitPanel", "MudStepper", "MudTreeView"];
        var english = Read(typeof(MudBlazor.MudLocalizer).Assembly.GetType("MudBlazor.Resources.LanguageResource", throwOnError: true)!, "");

        AssertNone(english.Keys.Where(key => !unused.Contains(key.Split('_')[0])).Except(Read(typeof(MudWords)).Keys));
        AssertNone(code.Text.Components.Intersect(unused));
    }

    // Every one of them in the message, where Assert.Empty names five.
    private static void AssertNone(IEnumerable<string> found)
    {
        var all = found.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all.Prepend($"{all.Count}:")));
    }

    // Named once in the program, and looked up by the page that shows them.
    private static IEnumerable<string> OfOtherParts() =>
    [
        .. JobFields.All.Select(field => field.Label),
        .. JobFields.Times.Select(time => time.Event),
        .. JobFields.Columns.Select(column => column.Title),
        .. JobFilters.All.SelectMany(filter => (string[])[filter.Label, filter.Help, .. filter.Choices.Select(choice => choice.Label)]),
        .. Enum.GetNames<FilterGroup>().Except([nameof(FilterGroup.Words), nameof(FilterGroup.Place)]),
        .. JobStatusNames.All,
        .. TimeWindow.Presets.SelectMany(preset => (string[])[preset.Name, preset.Brief]),
        .. Enum.GetNames<ThemeChoice>(),
        .. KnownSentences.Formats,
    ];

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Read(Type words, string culture = "zh-Hans")
    {
        var set = new ResourceManager(words).GetResourceSet(new CultureInfo(culture), createIfNotExists: true, tryParents: false)!;
        return set.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    [GeneratedRegex(@"\{[0-9][^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Letters();

    /// <summary>The program's code, read once.</summary>
    public sealed class Code
    {
        internal WrittenText Text { get; } = new();
    }
}
