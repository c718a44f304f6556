namespace JobsDashboard.Scale.Engines;

/// <summary>The databases that hold the jobs.</summary>
internal enum EngineName
{
    /// <summary>The product's own, which the bare reader asks, too.</summary>
    Sqlite,
    DuckDb,
    Postgres,
}
