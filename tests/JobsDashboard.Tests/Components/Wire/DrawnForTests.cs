using Bunit;
using JobsDashboard.Components.Wire;
using Xunit;

namespace JobsDashboard.Tests.Components.Wire;

public sealed class DrawnForTests : IDisposable
{
    private readonly BunitContext _pages = new();
    private int _draws;

    public void Dispose() => _pages.Dispose();

    [Fact]
    public void Content_IsDrawnOnceForEachValue()
    {
        var drawn = Draw((1, "a"));
        Assert.Equal("1", drawn.Markup);

        drawn.Render(parameters => parameters.Add(c => c.Value, (1, "a")));
        Assert.Equal("1", drawn.Markup);

        drawn.Render(parameters => parameters.Add(c => c.Value, (1, "b")));
        Assert.Equal("2", drawn.Markup);
    }

    private IRenderedComponent<DrawnFor> Draw(object value) => _pages.Render<DrawnFor>(parameters => parameters
        .Add(c => c.Value, value)
        .Add(c => c.ChildContent, builder => builder.AddContent(0, ++_draws)));
}
