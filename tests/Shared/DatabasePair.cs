using Xunit;

namespace JobsDashboard.Tests.Shared;

/// <summary>Two databases of one kind, for what must not make a difference.</summary>
public sealed class DatabasePair<T> : IAsyncLifetime
    where T : ITestDatabase, IAsyncLifetime, new()
{
    public T One { get; } = new();

    public T Other { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await One.InitializeAsync();
        await Other.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
    }
}
