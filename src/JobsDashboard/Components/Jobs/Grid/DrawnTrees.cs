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
    // The one that was drawn last, if it had been drawn before.
    private Drawn? _renewed;

    private bool _forgetsLater;

    /// <summary>Watches a component, which was not drawn yet.</summary>
    public void Watch(ComponentBase component)
    {
        ref var draw = ref DrawOf(component);
        draw = new Drawn(draw, this).Draw;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_renderFragment")]
    private static extern ref RenderFragment DrawOf(ComponentBase component);

    // After the last one no other is drawn.
    private void ForgetLater(Drawn renewed)
    {
        _renewed = renewed;
        if (!_forgetsLater)
        {
            _forgetsLater = true;
            SynchronizationContext.Current!.Post(static trees => ((DrawnTrees)trees!).ForgetLast(), this);
        }
    }

    private void ForgetLast()
    {
        _forgetsLater = false;
        Forget();
    }

    // Blazor has compared a component by the time it draws the next one, which takes over the memory: arrays of a pool that holds few.
    private void Forget()
    {
        _renewed?.ForgetBefore();
        _renewed = null;
    }

    // A component draws into two trees in turn: the one that is on the page, and the one before.
    private sealed class Drawn(RenderFragment draw, DrawnTrees trees)
    {
        private RenderTreeBuilder? _before, _shown;

        public void Draw(RenderTreeBuilder tree)
        {
            trees.Forget();
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
