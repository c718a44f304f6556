using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Grouping;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Grouping;

/// <summary>Several callers at once: who is served with whom, and who gets which failure.</summary>
public sealed class GroupWorkTests : IDisposable
{
    private const string Bad = "bad";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly GroupWork<string, string> _work = new(item => item.Length, maxSize: 12);
    private readonly List<string> _groups = [];
    private readonly TaskCompletionSource _firstMayEnd = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Item_ThatComesAlone_IsDoneAtOnce()
    {
        _firstMayEnd.SetResult();

        Assert.Equal("ONE", await DoAsync("one"));
        Assert.Equal("TWO", await DoAsync("two"));

        Assert.Equal(["one", "two"], _groups);
    }

    [Fact]
    public async Task Items_ThatComeMeanwhile_AreDoneTogetherInTheirOrder()
    {
        var results = await AllAsync("first", "one", "two", "three", "a-very-long-one", "four");

        Assert.Equal(["FIRST", "ONE", "TWO", "THREE", "A-VERY-LONG-ONE", "FOUR"], results);
        Assert.Equal(["first", "one two three", "a-very-long-one", "four"], _groups);
    }

    [Fact]
    public async Task Item_ThatFails_FailsItsOwnCallerOnly()
    {
        var results = await AllAsync("first", "one", Bad, "two");

        Assert.Equal(["FIRST", "ONE", "InvalidOperationException", "TWO"], results);
        Assert.Equal(["first", "one bad two", "one", "bad", "two"], _groups);
    }

    [Fact]
    public async Task Caller_WhoGivesUp_IsLeftOut()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(s_token);
        var first = DoAsync("first");
        var (one, two) = (DoAsync("one", stop.Token), DoAsync("two"));

        await stop.CancelAsync();
        _firstMayEnd.SetResult();

        Assert.Equal(["FIRST", "TWO"], await Task.WhenAll(first, two));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        Assert.Equal(["first", "two"], _groups);
    }

    [Fact]
    public async Task Item_ThatIsDone_IsLetGo()
    {
        using var work = new GroupWork<object, bool>(_ => 1, maxSize: 12);

        var item = await DoneAsync(work);

        GC.Collect();
        Assert.False(item.IsAlive);
    }

    // A method of its own, so that nothing of the test holds the item.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> DoneAsync(GroupWork<object, bool> work)
    {
        var item = new WeakReference(new object());
        await work.DoAsync(item.Target!, (group, _) => Task.FromResult<IReadOnlyList<bool>>([.. group.Select(_ => true)]), s_token);
        return item;
    }

    private async Task<string[]> AllAsync(params string[] items)
    {
        var all = items.Select(item => ResultAsync(DoAsync(item))).ToList();
        _firstMayEnd.SetResult();
        return await Task.WhenAll(all);
    }

    private Task<string> DoAsync(string item, CancellationToken? token = null) => _work.DoAsync(
        item,
        async (group, _) =>
        {
            _groups.Add(string.Join(' ', group));
            await _firstMayEnd.Task;
            return group.Contains(Bad) ? throw new InvalidOperationException() : [.. group.Select(one => one.ToUpperInvariant())];
        },
        token ?? s_token);

    private static async Task<string> ResultAsync(Task<string> result)
    {
        try
        {
            return await result;
        }
        catch (InvalidOperationException failure)
        {
            return failure.GetType().Name;
        }
    }
}
