using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>Which jobs have changed or were removed at which revision, new ones left out, for whatever follows the writes.</summary>
internal sealed class JobChangeLog(SqliteConnection connection) : IDisposable
{
    /// <summary>How many revisions it reaches back.</summary>
    public const int Kept = 10_000;

    private readonly Statement _add = Statement.Insert(connection, "JobChange", "Revision", "JobId", "Tags");
    private readonly Statement _remove = new(connection, "DELETE FROM JobChange WHERE Revision < $1", 1);

    /// <param name="revision">The revision.</param>
    /// <param name="job">The job's id. One that is not there any more was removed.</param>
    /// <param name="tags">All its tags, which are stored by tag and so cannot be found by job.</param>
    public void Add(long revision, long job, IEnumerable<int> tags) => _add.Run(revision, job, JsonSerializer.Serialize(tags));

    /// <summary>Removes what is older than is kept.</summary>
    public void Shorten(long revision) => _remove.Run(revision - Kept);

    public void Dispose()
    {
        _add.Dispose();
        _remove.Dispose();
    }
}
