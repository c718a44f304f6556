using JobsDashboard.Jobs.TextSearch;
namespace JobsDashboard.Jobs.Data;

/// <summary>Texts that are stored as they came, in the order of their UTF-16 units, which not every database has by itself.</summary>
/// <remarks>A <see cref="CaseFolding"/> is in that order everywhere.</remarks>
internal static class UnitOrder
{
    /// <summary>What the function is called in a database that needs one.</summary>
    public const string Name = "jobs_unit_order";

    /// <summary>What a text is ordered by, in a query.</summary>
    public static string? Of(string? text) => throw new NotSupportedException("This is part of a query.");
}
