using System.Collections.Frozen;
using System.Collections.Immutable;

namespace JobsDashboard.Import.Reading.Tables;

/// <summary>The columns that a format prescribes for its tables.</summary>
/// <param name="columns">Their names, as a header writes them.</param>
/// <param name="separator">What separates columns, in the names too.</param>
/// <param name="hasHeader">Whether the first line of a file has the names.</param>
internal sealed class DelimitedLayout(string columns, char separator, bool hasHeader)
{
    private readonly FrozenDictionary<string, int> _places =
        columns.Split(separator).Select((name, place) => (name, place)).ToFrozenDictionary(column => column.name, column => column.place);

    public char Separator { get; } = separator;

    public bool HasHeader { get; } = hasHeader;

    public string Header { get; } = columns;

    public ImmutableArray<string> Columns { get; } = [.. columns.Split(separator)];

    public int Place(string column) => _places[column];
}
