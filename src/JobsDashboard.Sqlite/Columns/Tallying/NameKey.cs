namespace JobsDashboard.Sqlite.Columns.Tallying;

/// <summary>A name in the order of names, of which UTF-8 is in the order that a database has; no name comes last.</summary>
/// <param name="Name">The name as it is searched; null for none.</param>
/// <param name="Ascending">The smallest name first.</param>
internal readonly record struct NameKey(ReadOnlyMemory<byte>? Name, bool Ascending) : IComparable<NameKey>
{
    public int CompareTo(NameKey other)
    {
        if (Name is not { } name || other.Name is not { } otherName)
        {
            return (Name is null).CompareTo(other.Name is null);
        }
        var order = name.Span.SequenceCompareTo(otherName.Span);
        return Ascending ? order : -order;
    }
}
