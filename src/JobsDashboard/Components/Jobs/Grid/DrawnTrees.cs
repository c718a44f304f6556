using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace JobsDashboard.Components.Jobs.Grid;

/// <summary>
/// Lets go of what the components of a page drew before. Blazor compares that with what they draw now, which takes a moment, but keeps it
/// until they are drawn again: without this, a live page takes a third more of the server's memory from its first change on.
/// </summary>
/// <remarks>
/// Blazor offers nothing for it (dotnet/aspnetcore#39882), so this replaces the private field in which a component keeps how it is drawn.
/// Should a later version have no such field, no component can be made, which any test of a page tells.
/// </remarks>
internal sealed class DrawnTrees
{
    private readonly List<Drawn> _renewed = [];

    /// <summary>Watches a component, which was not drawn yet.</summary>
    public void Watch(ComponentBase component)
    {
        ref var draw = ref DrawOf(component);
        draw = new Drawn(draw, this).Draw;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_renderFragment")]
    private static extern ref RenderFragment DrawOf(ComponentBase component);

    // After all that is being drawn now: until then it is compared.
    private void ForgetLater(Drawn renewed)
    {
        _renewed.Add(renewed);
        if (_renewed.Count == 1)
        {
            SynchronizationContext.Current!.Post(static trees => ((DrawnTrees)trees!).Forget(), this);
        }
    }

    private void Forget()
    {
        foreach (var drawn in _renewed)
        {
            drawn.ForgetBefore();
        }
        _renewed.Clear();
    }

    // A component draws into two trees in turn: the one that is on the page, and the one before.
    private sealed class Drawn(RenderFragment draw, DrawnTrees trees)
    {
        private RenderTreeBuilder? _before, _shown;

        public void Draw(RenderTreeBuilder tree)
        {
            draw(tree);
            (_before, _shown) = (_shown, tree);
            if (_before is not null)
            {
                trees.ForgetLater(this);
            }
        }

        public void ForgetBefore()
        {
            _before?.Clear();
            _before = null;
        }
    }
}
