using System.Data;
using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Gate;

/// <summary>The database where jobs are read, which may be another than where they are written.</summary>
/// <param name="Answers">For answers that are read whole, and read again when the connection breaks.</param>
/// <param name="Streams">For answers that are read row by row, however many there are.</param>
internal sealed record ReadingDatabases(IDbContextFactory<JobsDb> Answers, IDbContextFactory<JobsDb> Streams)
{
    /// <summary>In which isolation the statements of a transaction see one moment and wait for no writer; null for none.</summary>
    public IsolationLevel? OneMoment { get; init; }

    /// <summary>How the rows of pages are read there.</summary>
    public QueryReader Reader { get; init; } = new();
}
