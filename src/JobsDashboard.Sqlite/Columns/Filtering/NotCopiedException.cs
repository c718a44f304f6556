namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>A condition asks for something that is not copied, so the database has to answer.</summary>
internal sealed class NotCopiedException() : Exception("This is asked of the database.");
