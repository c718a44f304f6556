using System.Collections.Immutable;
using System.Xml.Linq;

namespace JobsDashboard.SqlServer.Tests.Checking;

/// <summary>How a server reads a table in a plan, by one of its indexes.</summary>
/// <param name="Table">The table.</param>
/// <param name="Index">The index; null for rows that lie in none.</param>
/// <param name="IsScan">Whether it is read from end to end, as far as it is read.</param>
internal sealed record PlanAccess(string Table, string? Index, bool IsScan);

/// <summary>The plan of a statement, out of the XML that a server shows.</summary>
internal sealed record QueryPlan(ImmutableArray<PlanAccess> Accesses, ImmutableArray<string> ConvertedColumns, bool Sorts)
{
    private static readonly XNamespace s_plan = "http://schemas.microsoft.com/sqlserver/2004/07/showplan";

    /// <summary>Reads the plan of the one SELECT that an answer of the server shows.</summary>
    public static QueryPlan Read(string xml)
    {
        var select = XDocument.Parse(xml).Descendants(s_plan + "StmtSimple").Single(statement => (string?)statement.Attribute("StatementType") == "SELECT");
        var operators = select.Descendants(s_plan + "RelOp").ToList();
        return new QueryPlan(
            [.. operators.SelectMany(AccessesOf)],
            [.. operators.SelectMany(Predicates).SelectMany(ColumnsConverted).Distinct()],
            operators.Any(step => Physical(step) == "Sort"));
    }

    // The objects of an operator stand in the element that is named after it; those of the operators below it in elements of their own.
    private static IEnumerable<PlanAccess> AccessesOf(XElement step) =>
        from access in step.Elements()
        from read in access.Elements(s_plan + "Object")
        where read.Attribute("Table") is not null
        select new PlanAccess(Name(read, "Table")!, Name(read, "Index"), Physical(step).EndsWith("Scan", StringComparison.Ordinal));

    private static IEnumerable<XElement> Predicates(XElement step) => step.Elements().Elements().Where(part =>
        part.Name.LocalName is "Predicate" or "SeekPredicates" or "Residual" or "ProbeResidual" or "BuildResidual" or "PassThru" or "StartupExpression");

    private static IEnumerable<string> ColumnsConverted(XElement predicate) =>
        from conversion in predicate.Descendants(s_plan + "Convert")
        where (bool?)conversion.Attribute("Implicit") == true
        from column in conversion.Descendants(s_plan + "ColumnReference")
        where column.Attribute("Table") is not null
        select $"{Name(column, "Table")}.{(string?)column.Attribute("Column")}";

    private static string Physical(XElement step) => (string?)step.Attribute("PhysicalOp") ?? "";

    private static string? Name(XElement element, string attribute) => ((string?)element.Attribute(attribute))?.Trim('[', ']');
}
