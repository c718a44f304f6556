using System.Collections.Frozen;
using System.Collections.Immutable;

namespace JobsDashboard.Import.Delimited;

/// <summary>The columns of a text table.</summary>
internal sealed class DelimitedLayout(string columns, char separator, bool hasHeader)
{
    private readonly FrozenDictionary<string, int> _places =
        columns.Split(separator).Select((name, place) => (name, place)).ToFrozenDictionary(column => column.name, column => column.place);

    public char Separator { get; } = separator;

    /// <summary>Whether the columns' names are the file's first line.</summary>
    public bool HasHeader { get; } = hasHeader;

    public string Header { get; } = columns;

    public ImmutableArray<string> Columns { get; } = [.. columns.Split(separator)];

    public int Place(string column) => _places[column];
}
