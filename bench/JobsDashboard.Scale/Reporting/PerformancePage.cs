using System.Globalization;
using System.Text;
using JobsDashboard.Scale.Engines;
using JobsDashboard.Scale.Loading;
using JobsDashboard.Scale.Measuring;

namespace JobsDashboard.Scale.Reporting;

/// <summary>What was measured, as a page of the documentation.</summary>
internal static class PerformancePage
{
    /// <param name="folder">The folder that was measured.</param>
    /// <param name="smallerFolder">One with fewer jobs; null for none.</param>
    public static string Of(string folder, string? smallerFolder)
    {
        var measures = Measures.Read(folder);
        var smaller = smallerFolder is null ? null : Measures.Read(smallerFolder);
        var (loads, writes) = (LoadRecord.Read(folder), WriteMeasures.Read(folder));
        var page = new StringBuilder();
        Line($"# Performance with {measures.Jobs:N0} jobs");
        Line("");
        Line("Written by `bench/JobsDashboard.Scale`; do not edit. To measure again:");
        Line("");
        Line($"    dotnet run -c Release --project bench/JobsDashboard.Scale -- generate out/scale --count {measures.Jobs}");
        Line("    dotnet run -c Release --project bench/JobsDashboard.Scale -- measure out/scale --write docs/performance.md");
        Line("");
        Line($"Measured on {measures.At:yyyy-MM-dd}, on {measures.Machine}.");
        Line("All databases hold the same generated jobs of two years and are asked one after the other in the same run. Each time is the");
        Line("median of seven and more, or of as many as fit into ten seconds, after half a second that does not count. Statements are");
        Line("prepared.");
        Line("");
        foreach (var (name, version) in measures.Versions)
        {
            Line($"- {name}: {version}");
        }
        Line("");
        Line("PostgreSQL has full text by stored `tsvector` columns of the product's own tokens with GIN, names by `pg_trgm`, and B-trees");
        Line("as the product has them; fsync as it comes. SQLite is set as the product sets it. DuckDB has no full text of the same");
        Line("meaning, and gives no answer there.");
        Line("");
        AddBars(page, new Bars(measures, loads, writes, smaller));
        AddLoads(page, loads, measures);
        AddQuestions(page, measures, smaller);
        return page.ToString();

        void Line(string text) => page.Append(text).Append('\n');
    }

    private static void AddBars(StringBuilder page, Bars bars)
    {
        page.Append("## What is promised\n\n| promise | measured | kept |\n|---|---|---|\n");
        foreach (var bar in bars.All())
        {
            page.Append(CultureInfo.InvariantCulture, $"| {bar.Promise} | {bar.Measured} | {(bar.IsMet ? "yes" : "**no**")} |\n");
        }
    }

    private static void AddLoads(StringBuilder page, IReadOnlyDictionary<string, LoadRecord> loads, Measures measures)
    {
        page.Append("\n## Loading, with every index\n\n| database | seconds | jobs/s | bytes a job |\n|---|--:|--:|--:|\n");
        foreach (var load in loads.Values)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {load.Engine} | {load.Seconds:N0} | {load.Jobs / load.Seconds:N0} | {(double)load.Bytes / load.Jobs:N0} |\n");
        }
        page.Append("\nPostgreSQL and the product hold whole jobs; DuckDB holds their columns, names and tags.");
        if (measures.Start is { } start)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $" At a start the product's columns are in memory after {start.CopySeconds:N1} s, {start.BytesPerJob:N0} bytes a job; "
                + $"a reader of every value of the narrow table takes {start.ScanSeconds:N1} s.");
        }
        page.Append('\n');
    }

    private static void AddQuestions(StringBuilder page, Measures measures, Measures? smaller)
    {
        var beside = smaller is null ? "" : $" of {smaller.Jobs:N0} |";
        page.Append("\n## Questions\n\nMedians in milliseconds. The ratio is to the faster of DuckDB and PostgreSQL.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"| question | product |{beside} bare SQLite | DuckDB | PostgreSQL | ratio |\n");
        page.Append(smaller is null ? "|---|--:|--:|--:|--:|--:|\n" : "|---|--:|--:|--:|--:|--:|--:|\n");
        foreach (var question in measures.Questions)
        {
            var before = smaller is null ? "" : $" {Time(smaller.Of(question.Name, question.Asked)?.Product)} |";
            var ratio = question.FasterPeer is { } peer ? (question.Product / peer).ToString("0.###", CultureInfo.InvariantCulture) : "-";
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {question.Title} | {Time(question.Product)} |{before} {Time(question.By(BareSqlite.Title))} "
                + $"| {Time(question.By(DuckDb.Title))} | {Time(question.By(Postgres.Title))} | {ratio} |\n");
        }
        var wrong = measures.Questions.SelectMany(question => question.Disagreements).ToList();
        page.Append(wrong.Count == 0
            ? "\nAll gave the same totals, first ids and values.\n"
            : $"\nNot the same: {string.Join("; ", wrong)}\n");
    }

    private static string Time(double? milliseconds) => milliseconds?.ToString("N2", CultureInfo.InvariantCulture) ?? "-";
}
