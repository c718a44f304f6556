using JobsDashboard.Scale.Engines;
using JobsDashboard.Scale.Loading;
using Xunit;

namespace JobsDashboard.Scale.Tests;

/// <summary>A folder with the generated jobs in the product's file, for all tests of a class.</summary>
public sealed class StoredJobs : IAsyncLifetime
{
    public const int Count = 100_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-scale-");

    public string Folder => _folder.FullName;

    public async ValueTask InitializeAsync() => await new Loader(Folder, Count, TextWriter.Null).LoadAsync([EngineName.Sqlite]);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
