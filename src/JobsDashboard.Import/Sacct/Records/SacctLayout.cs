using System.Collections.Frozen;
using System.Collections.Immutable;

namespace JobsDashboard.Import.Sacct;

/// <summary>The columns of a file, by name in any case.</summary>
internal sealed class SacctLayout
{
    /// <summary>What XDMoD has <c>sacct</c> print, which is without a header.</summary>
    public static readonly SacctLayout Xdmod = new(
        "jobid|jobidraw|cluster|partition|qos|account|group|gid|user|uid|submit|eligible|start|end|elapsed|exitcode|state|"
        + "nnodes|ncpus|reqcpus|reqmem|reqtres|alloctres|timelimit|nodelist|jobname");

    /// <summary>The same as older versions had it printed.</summary>
    public static readonly SacctLayout XdmodWithoutQos = new([.. Xdmod.Columns.Where(column => column != "qos")]);

    private readonly FrozenDictionary<string, int> _places;

    public SacctLayout(ImmutableArray<string> columns)
    {
        Columns = columns;
        Kinds = [.. columns.Select(SlurmColumns.KindOf)];
        _places = columns.Select((name, place) => (name, place)).DistinctBy(column => column.name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(column => column.name, column => column.place, StringComparer.OrdinalIgnoreCase);
    }

    private SacctLayout(string columns)
        : this([.. columns.Split('|')])
    {
    }

    /// <summary>The names as the file writes them.</summary>
    public ImmutableArray<string> Columns { get; }

    public ImmutableArray<SlurmKind> Kinds { get; }

    public bool Has(string column) => _places.ContainsKey(column);

    /// <summary>Where a column stands; -1 when the file does not have it.</summary>
    public int Place(string column) => _places.GetValueOrDefault(column, -1);

    /// <summary>The name of the column that is needed and missing; null when there is none.</summary>
    public string? Missing(bool needsTime) =>
        !Has("JobID") ? "JobID"
        : !Has("State") ? "State"
        : needsTime && !SlurmColumns.Times.Any(Has) ? $"of a time ({string.Join(", ", SlurmColumns.Times)})"
        : null;
}
