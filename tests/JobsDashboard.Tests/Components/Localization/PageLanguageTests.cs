using System.Globalization;
using JobsDashboard.Components.Localization;
using JobsDashboard.Components.Shared;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace JobsDashboard.Tests.Components.Localization;

/// <summary>Which language a page has.</summary>
public sealed class PageLanguageTests
{
    [Theory]
    [InlineData("", "", "en")]
    [InlineData("zh", "", "zh-Hans")]
    [InlineData("zh-CN", "", "zh-Hans")]
    [InlineData("zh-SG, en;q=0.8", "", "zh-Hans")]
    [InlineData("zh-Hant-TW", "", "zh-Hans")]
    [InlineData("ZH-hk", "", "zh-Hans")]
    [InlineData("en-GB, zh;q=0.9", "", "en")]
    [InlineData("zh;q=0.3, en;q=0.7", "", "en")]
    [InlineData("de, fr;q=0.9, it;q=0.8, es;q=0.7, zh;q=0.6, en;q=0.5", "", "zh-Hans")]
    [InlineData("zh;q=0, de", "", "en")]
    [InlineData("*", "", "en")]
    [InlineData("zha, zhx;q=0.5", "", "en")]
    [InlineData("–; nonsense;;q=2", "", "en")]
    [InlineData("en", "zh-Hans", "zh-Hans")]
    [InlineData("zh-CN", "en", "en")]
    [InlineData("zh-CN", "fr", "zh-Hans")]
    public void Language_OfARequest_IsTheChosenOneOrTheBrowsers(string accepted, string chosen, string language)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = "/jobs";
        http.Request.QueryString = new("?lang=fr");
        http.Request.Headers.AcceptLanguage = accepted;
        http.Request.Headers.Cookie = $"language={chosen}";

        Assert.Equal(language, PageLanguage.Of(http.Request).Name);
    }

    [Theory]
    [InlineData("/_blazor", "?lang=zh-Hans", "zh-Hans")]
    [InlineData("/_blazor", "?lang=de", "en")]
    [InlineData("/_blazor", "", "en")]
    [InlineData("/jobs", "?lang=zh-Hans", "en")]
    public void Language_OfALiveConnection_IsThatOfItsPage(string path, string query, string language)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = path;
        http.Request.QueryString = new(query);
        http.Request.Headers.Cookie = "language=en";

        Assert.Equal(language, PageLanguage.Of(http.Request).Name);
    }

    [Theory]
    [InlineData(0, "0秒")]
    [InlineData(75, "1分15秒")]
    [InlineData(65, "1分05秒")]
    [InlineData(11_520, "3小时12分")]
    [InlineData(-180_000, "-2天2小时")]
    public void Duration_OnAChinesePage_IsChinese(long seconds, string text)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = new("zh-Hans");

        Assert.Equal(text, DisplayText.Duration(seconds));
        Assert.Equal("1,234", DisplayText.Number(1_234));
        Assert.Equal("0.5", DisplayText.Number(0.5));
    }
}
