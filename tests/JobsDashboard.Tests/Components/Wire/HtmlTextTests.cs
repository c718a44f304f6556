using Bunit;
using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Wire;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Secrets;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JobsDashboard.Tests.Components.Wire;

public sealed class HtmlTextTests
{
    [Fact]
    public void Text_OfElements_HasTheirAttributesAndContents() => Assert.Equal(
        "<a href=\"x?a&amp;b\" hidden title=\"&quot;任务&quot;\">1 &lt; 2<b>!</b></a>任务",
        HtmlText.Of(builder =>
        {
            builder.OpenElement(0, "a");
            builder.AddAttribute(1, "href", "x?a&b");
            builder.AddAttribute(2, "hidden", true);
            builder.AddAttribute(3, "lang", (string?)null);
            builder.AddAttribute(4, "title", "\"任务\"");
            builder.AddContent(5, "1 < 2");
            builder.AddMarkupContent(6, "<b>!</b>");
            builder.CloseElement();
            builder.AddContent(7, (RenderFragment)(inner => inner.AddContent(0, "任务")));
        }).Value);

    [Fact]
    public void Text_OfARazorFragment_IsWhatBlazorMakesOfIt()
    {
        using var pages = new BunitContext();

        var drawn = pages.Render(StatusBadge.Of(JobStatus.Failed, isQuiet: true));

        Assert.Equal(drawn.Markup, HtmlText.Of(StatusBadge.Of(JobStatus.Failed, isQuiet: true)).Value);
    }

    [Fact]
    public void Text_WithAMarkOfASecret_HasNothingBetween()
    {
        var text = HtmlText.Of(MaskedText.Of($"\n a {SecretMask.Mark} b")).Value;

        Assert.StartsWith("&#xA; a <span class=\"secret\"", text, StringComparison.Ordinal);
        Assert.EndsWith($">{SecretMask.Mark}</span> b", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_OfNothing_IsEmpty() => Assert.Equal("", HtmlText.Of(null).Value);

    [Fact]
    public void Text_OfWhatIsLive_IsRefused()
    {
        Assert.Throws<InvalidOperationException>(() => HtmlText.Of(builder =>
        {
            builder.OpenComponent<StatusBadge>(0);
            builder.CloseComponent();
        }));
        Assert.Throws<InvalidOperationException>(() => HtmlText.Of(builder =>
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "onclick", () => { });
            builder.CloseElement();
        }));
    }
}
