using System.Runtime.CompilerServices;
using Bunit;
using JobsDashboard.Components.Jobs.Grid;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Grid;

public sealed class DrawnTreesTests : IAsyncDisposable
{
    private readonly BunitContext _page = new();

    public DrawnTreesTests() => _page.Services.AddScoped<IComponentActivator, LightComponents>();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public async Task WhatWasDrawnBefore_IsKeptNoLonger()
    {
        var shown = _page.Render<Line>();
        var before = TextOf(shown);

        await shown.InvokeAsync(() => shown.Instance.Show("second"));
        // What is let go is let go after that turn.
        await shown.InvokeAsync(() => { });
        GC.Collect();

        Assert.False(before.IsAlive);
        Assert.Equal("second", shown.Find("p").TextContent);
    }

    [Fact]
    public async Task WhatWasDrawnBefore_IsKeptNoLonger_OnceAnotherComponentIsDrawn()
    {
        var shown = _page.Render<Line>();
        var other = _page.Render<Line>();
        var before = TextOf(shown);

        var isKept = await shown.InvokeAsync(() =>
        {
            shown.Instance.Show("second");
            other.Instance.Show("other");
            GC.Collect();
            return before.IsAlive;
        });

        Assert.False(isKept);
        Assert.Equal("second", shown.Find("p").TextContent);
    }

    /// <summary>Blazor draws into two trees in turn, so the one that was let go may be the one that is shown by then.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task ManyDrawingsInOneTurn_LeaveWhatIsShown(int drawings)
    {
        var shown = _page.Render<Line>();
        var part = shown.FindComponent<Shown>().Instance;

        await shown.InvokeAsync(() =>
        {
            for (var drawing = 1; drawing <= drawings; drawing++)
            {
                shown.Instance.Show($"drawing {drawing}");
            }
        });
        await shown.InvokeAsync(() => { });

        Assert.Equal($"drawing {drawings}", shown.Find("p").TextContent);
        await shown.InvokeAsync(() => shown.Instance.Show("last"));
        Assert.Equal("last", shown.Find("p").TextContent);
        // Compared with nothing, it would be another one.
        Assert.Same(part, shown.FindComponent<Shown>().Instance);
    }

    // In a method of its own, so that nothing else holds the text.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference TextOf(IRenderedComponent<Line> shown) => new(shown.Instance.Text);

    private sealed class Line : ComponentBase
    {
        public object Text { get; private set; } = new Words("first");

        public void Show(string text)
        {
            Text = new Words(text);
            StateHasChanged();
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.OpenComponent<Shown>(1);
            builder.AddAttribute(2, nameof(Shown.Text), Text);
            builder.CloseComponent();
            builder.CloseElement();
        }
    }

    private sealed class Shown : ComponentBase
    {
        [Parameter] public object? Text { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Text);
    }

    private sealed record Words(string Text)
    {
        public override string ToString() => Text;
    }
}
