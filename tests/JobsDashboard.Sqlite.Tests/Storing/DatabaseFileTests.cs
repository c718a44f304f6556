using System.Runtime.Versioning;
using JobsDashboard.Jobs.Storing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Storing;

/// <summary>Which files become a database, who may read them, and what is never made anew.</summary>
public sealed class DatabaseFileTests : IDisposable
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-test-");

    private string FilePath => Path.Combine(_folder.FullName, "jobs.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public Task File_OfNoBytes_IsRefused() => RefusedAsync("is empty", () => File.WriteAllBytesAsync(FilePath, [], TestContext.Current.CancellationToken));

    // What is left of a database when the log that held all of it is gone.
    [Fact]
    public Task Database_WithoutATable_IsRefused() => RefusedAsync("is empty", () => ExecuteAsync("PRAGMA journal_mode = WAL; PRAGMA user_version = 0; VACUUM"));

    [Fact]
    public async Task Folder_InPlaceOfTheFile_IsRefused()
    {
        Directory.CreateDirectory(FilePath);

        var refusal = await Assert.ThrowsAsync<JobsDatabaseException>(PrepareAsync);

        Assert.Equal($"{FilePath} is a folder; name a file in it.", refusal.Message);
    }

    [Fact]
    public async Task Log_ThatIsGoneAfterTheDatabaseWasMade_LeavesADatabase()
    {
        await using var services = Services();
        await services.GetRequiredService<IJobsDatabase>().PrepareAsync(TestContext.Current.CancellationToken);
        var copy = Path.Combine(_folder.FullName, "copy.db");
        File.Copy(FilePath, copy);

        await using var copied = Services(copy);

        await copied.GetRequiredService<IJobsDatabase>().CheckAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Making_LeavesNothingBesideTheDatabase()
    {
        await PrepareAsync();

        Assert.Equal(["jobs.db"], _folder.EnumerateFileSystemInfos().Select(file => file.Name));
    }

    [Fact]
    public async Task File_ThatDisappears_IsNotMadeAnewByAQuestion()
    {
        await PrepareAsync();
        File.Delete(FilePath);

        await using var services = Services();
        await Assert.ThrowsAsync<SqliteException>(() => services.GetRequiredService<IJobWriter>().FindMarkAsync("x", TestContext.Current.CancellationToken));

        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Files_OfANewDatabase_AreItsOwnersOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes of files are for Unix");
        var path = Path.Combine(_folder.FullName, "new", "jobs.db");
        await using var services = Services(path);
        await services.GetRequiredService<IJobsDatabase>().PrepareAsync(TestContext.Current.CancellationToken);
        // The log is there as long as somebody has written and is connected.
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO StoreRevision (Revision, WrittenAt) VALUES (1, 1)";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        Assert.Equal(OwnersFolder, File.GetUnixFileMode(Path.GetDirectoryName(path)!));
        Assert.Equal([OwnersFile, OwnersFile, OwnersFile], new[] { path, $"{path}-wal", $"{path}-shm" }.Select(File.GetUnixFileMode));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task File_ThatOthersMayRead_BecomesItsOwnersOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes of files are for Unix");
        await PrepareAsync();
        File.SetUnixFileMode(FilePath, OwnersFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        await PrepareAsync();

        Assert.Equal(OwnersFile, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Folder_ThatIsThere_StaysAsItIs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes of files are for Unix");
        var shared = OwnersFolder | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        File.SetUnixFileMode(_folder.FullName, shared);

        await PrepareAsync();

        Assert.Equal(shared, File.GetUnixFileMode(_folder.FullName));
    }

    private async Task RefusedAsync(string because, Func<Task> spoil)
    {
        await spoil();
        SqliteConnection.ClearAllPools();
        var before = await File.ReadAllBytesAsync(FilePath, TestContext.Current.CancellationToken);

        foreach (var use in new Func<Task>[] { PrepareAsync, CheckAsync })
        {
            var refusal = await Assert.ThrowsAsync<JobsDatabaseException>(use);
            Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
        }
        Assert.Equal(before, await File.ReadAllBytesAsync(FilePath, TestContext.Current.CancellationToken));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={FilePath}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task PrepareAsync()
    {
        await using var services = Services();
        await services.GetRequiredService<IJobsDatabase>().PrepareAsync(TestContext.Current.CancellationToken);
    }

    private async Task CheckAsync()
    {
        await using var services = Services();
        await services.GetRequiredService<IJobsDatabase>().CheckAsync(TestContext.Current.CancellationToken);
    }

    private ServiceProvider Services(string? path = null) =>
        new ServiceCollection().AddSqliteJobs($"Data Source={path ?? FilePath};Default Timeout=1").BuildServiceProvider();
}
