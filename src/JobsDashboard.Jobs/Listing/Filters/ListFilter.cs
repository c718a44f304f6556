using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Listing.Filters;

/// <summary>A filter that takes a comma-separated list and finds what matches any of it.</summary>
public abstract class ListFilter : JobFilter
{
    /// <summary>The most items of one list.</summary>
    public const int MaxItems = 500;

    /// <inheritdoc/>
    public override bool TakesSeveral => true;

    /// <inheritdoc/>
    public override (ImmutableArray<string> Values, string? Expected) Read(string text)
    {
        var items = text
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(ReadItem)
            .ToImmutableArray();
        if (items.Length > MaxItems)
        {
            return ([], $"at most {MaxItems} items");
        }
        return items.Any(item => item is null) ? ([], Expected) : ([.. items.OfType<string>().Distinct(StringComparer.Ordinal)], null);
    }

    /// <summary>What an item must be, in words.</summary>
    protected virtual string Expected => $"items of at most {MaxLength} characters";

    /// <summary>The item as the contract writes it, or null when it is none.</summary>
    protected virtual string? ReadItem(string item) => item.Length <= MaxLength ? item : null;
}
