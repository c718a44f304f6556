using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Components.Zones;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.View;

public sealed class ViewValuesTests : IDisposable
{
    private readonly BunitContext _pages = new();
    private int _draws;

    public void Dispose() => _pages.Dispose();

    /// <summary>What reads the view is most of the page.</summary>
    [Fact]
    public void Readers_OfAViewThatStays_AreNotDrawnAgain()
    {
        var values = _pages.Render<ViewValues>(parameters => parameters
            .Add(c => c.Links, new ListLinks(ListView.Default))
            .Add(c => c.Zone, PageZone.Utc)
            .Add(c => c.ChildContent, Content));
        Assert.Equal("1 1", values.Markup);

        values.Render(parameters => parameters.Add(c => c.Links, new ListLinks(new ListView())));
        Assert.Equal("2 1", values.Markup);

        values.Render(parameters => parameters.Add(c => c.Links, new ListLinks(new ListView { TimeZone = "UTC" })));
        Assert.Equal("3 2", values.Markup);
    }

    private void Content(RenderTreeBuilder builder)
    {
        builder.AddContent(0, $"{++_draws} ");
        builder.OpenComponent<Reader>(1);
        builder.CloseComponent();
    }

    private sealed class Reader : ComponentBase
    {
        private int _draws;

        [CascadingParameter]
        public required ListLinks Links { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ++_draws);
    }
}
