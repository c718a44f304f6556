using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Tests.Damage;

/// <summary>The file of a small database, page by page spoiled and made whole again, as a disk would spoil it.</summary>
internal sealed class DamagedFile(string path)
{
    private const int PageSize = 4096;

    private readonly byte[] _sound = ReadSound(path);

    public int Pages => _sound.Length / PageSize;

    /// <summary>Jobs in all tables and searches, some so wide that a row goes on in other pages.</summary>
    public static IEnumerable<JobItem> Jobs(DateTimeOffset now) => Enumerable.Range(1, 60).Select(i => new JobItem
    {
        JobId = $"dlc{i}",
        DisplayName = $"训练 resnet-{i}",
        Status = i % 2 == 0 ? JobStatus.Failed : JobStatus.Succeeded,
        JobType = "PyTorchJob",
        UserId = $"{1000 + (i % 5)}",
        Username = $"user{i % 5}",
        WorkspaceId = "268",
        ReasonCode = "OutOfMemory",
        ReasonMessage = $"GPU显存不足 on node-{i}",
        UserCommand = "python train.py " + new string('x', i % 3 == 0 ? 9_000 : 200),
        GmtCreateTime = now.AddHours(-i),
        Settings = new JobSettings { Tags = ListJobsRequest.NoTags.Add("team", $"team{i % 4}") },
    });

    /// <summary>Overwrites a page with noise, the same for the same seed, or with zeros for none.</summary>
    public void Spoil(int page, int? seed = 1)
    {
        var bytes = new byte[PageSize];
        if (seed is { } number)
        {
            new Random((number * 1_000_000) + page).NextBytes(bytes);
        }
        Write(page, bytes);
    }

    public void Mend(int page) => Write(page, _sound.AsSpan((page - 1) * PageSize, PageSize));

    /// <summary>The first page of a table or an index.</summary>
    public int FirstPageOf(string name)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rootpage FROM sqlite_schema WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        return (int)(long)command.ExecuteScalar()!;
    }

    // Nobody keeps a page in memory, and the log is in the file.
    private static byte[] ReadSound(string path)
    {
        SqliteConnection.ClearAllPools();
        return File.ReadAllBytes(path);
    }

    private void Write(int page, ReadOnlySpan<byte> bytes)
    {
        SqliteConnection.ClearAllPools();
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        RandomAccess.Write(file, bytes, (page - 1L) * PageSize);
    }
}
