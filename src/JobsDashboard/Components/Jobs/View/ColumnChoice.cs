using System.Globalization;
using JobsDashboard.Jobs.Fields;

namespace JobsDashboard.Components.Jobs.View;

/// <summary>A column of the list.</summary>
/// <param name="Field">What it shows.</param>
/// <param name="Width">Its width in CSS pixels; null for as wide as it needs to be.</param>
public sealed record ColumnChoice(JobField Field, int? Width = null)
{
    /// <summary>As the URL writes it: the field's name, and after a colon the width if there is one.</summary>
    public override string ToString() => Width is not null || Field.Name.Contains(':', StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"{Field.Name}:{Width}")
        : Field.Name;
}
