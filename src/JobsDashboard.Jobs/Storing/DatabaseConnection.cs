using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Storing;

/// <summary>How a context with tables of its own, and no jobs, reaches the database that the jobs are in.</summary>
public sealed record DatabaseConnection(Action<DbContextOptionsBuilder> Use);
