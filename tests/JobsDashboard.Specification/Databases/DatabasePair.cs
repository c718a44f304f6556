using Xunit;

namespace JobsDashboard.Specification.Databases;

/// <summary>Two databases of one kind, for what must not make a difference.</summary>
public sealed class DatabasePair<T> : IAsyncLifetime
    where T : ITestDatabase, IAsyncLifetime, new()
{
    public T One { get; } = new();

    public T Other { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await One.InitializeAsync();
        try
        {
            await Other.InitializeAsync();
        }
        catch
        {
            await One.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await One.DisposeAsync();
        }
        finally
        {
            await Other.DisposeAsync();
        }
    }
}
