using System.Collections.Frozen;
using System.Collections.Immutable;
using JobsDashboard.Import.Sacct.Values;

namespace JobsDashboard.Import.Sacct.Records;

/// <summary>The columns of a file. Their names are compared without regard to case.</summary>
internal sealed class SacctLayout
{
    /// <summary>The columns that XDMoD asks <c>sacct</c> for, without a header.</summary>
    public static readonly SacctLayout Xdmod = new(
        "jobid|jobidraw|cluster|partition|qos|account|group|gid|user|uid|submit|eligible|start|end|elapsed|exitcode|state|"
        + "nnodes|ncpus|reqcpus|reqmem|reqtres|alloctres|timelimit|nodelist|jobname");

    /// <summary>The columns that older versions of XDMoD ask for.</summary>
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

    /// <summary>The names in the file's own spelling.</summary>
    public ImmutableArray<string> Columns { get; }

    public ImmutableArray<SlurmKind> Kinds { get; }

    public bool Has(string column) => _places.ContainsKey(column);

    /// <summary>The index of a column; -1 when the file does not have it.</summary>
    public int Place(string column) => _places.GetValueOrDefault(column, -1);

    /// <summary>The name of a column that is required but missing; null when none is.</summary>
    public string? Missing(bool needsTime)
    {
        if (!Has("JobID"))
        {
            return "JobID";
        }
        if (!Has("State"))
        {
            return "State";
        }
        return needsTime && !SlurmColumns.Times.Any(Has) ? $"of a time ({string.Join(", ", SlurmColumns.Times)})" : null;
    }
}
