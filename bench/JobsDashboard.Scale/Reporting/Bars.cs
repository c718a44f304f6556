using JobsDashboard.Scale.Engines;
using JobsDashboard.Scale.Loading;
using JobsDashboard.Scale.Measuring;
using JobsDashboard.Scale.Questions;

namespace JobsDashboard.Scale.Reporting;

/// <summary>Everything that is promised, as far as it was measured.</summary>
/// <param name="measures">What was measured.</param>
/// <param name="loads">How the jobs came into the databases.</param>
/// <param name="writes">How writing was measured; null where it was not.</param>
/// <param name="smaller">What was measured over fewer jobs; null where it was not.</param>
internal sealed class Bars(
    Measures measures, IReadOnlyDictionary<string, LoadRecord> loads, WriteMeasures? writes, Measures? smaller)
{
    // What is quicker than this, in milliseconds, need not be quicker than anybody.
    private const double Quick = 5;

    public IEnumerable<Bar> All() => [.. OfAnswers(), .. OfFasterPeer(), .. OfGrowth(), .. OfStore(), .. OfWriting()];

    private IEnumerable<Bar> OfAnswers()
    {
        var pages = measures.Questions.Where(question => question.Asked == Asked.Page).OrderByDescending(RatioToBare).ToList();
        var slow = pages.Count(page => RatioToBare(page) > 1.3);
        yield return new Bar(
            "query service ≤ 1.3 × bare reader on pages",
            $"{pages.Count - slow} of {pages.Count}; {QuestionList.Default} {RatioToBare(Of(QuestionList.Default, Asked.Page)):0.##}, "
            + $"worst {pages[0].Name} {RatioToBare(pages[0]):0.#}",
            slow == 0);
        if (measures.Http is { } http)
        {
            yield return Bar.AtMost(
                "default page over HTTP ≤ 3 × bare reader", 3, http.Http / http.Bare, $"{http.Http:0.##} and {http.Bare:0.##} ms");
        }
        yield return Ratio(
            "text AND filter, exact total ≤ 5 × the text alone", 5,
            Of(QuestionList.CommonWordFiltered, Asked.Total).Product, Of(QuestionList.CommonWord, Asked.Total).Product);
        foreach (var asked in new[] { Asked.Facets, Asked.Histogram })
        {
            var all = Of(QuestionList.Everything, asked);
            if (all.By(DuckDb.Title) is { } duck)
            {
                yield return Ratio($"{all.Title} ≤ 1/3 of DuckDB", 1 / 3.0, all.Product, duck);
            }
        }
        var tags = Of(QuestionList.TwoTags, Asked.Total);
        if (tags.By(Postgres.Title) is { } postgres)
        {
            yield return Ratio("tag AND tag, total ≤ 1/20 of PostgreSQL", 1 / 20.0, tags.Product, postgres);
        }
        yield return Ratio(
            $"page at offset {Math.Min(1_000_000, measures.Jobs / 10):N0} by creation ≤ 2 × page 1", 2,
            Of(QuestionList.Deep, Asked.Page).Product, Of(QuestionList.Newest, Asked.Page).Product);
    }

    private IEnumerable<Bar> OfFasterPeer()
    {
        var compared = measures.Questions.Where(question => question.FasterPeer is not null).ToList();
        var slower = compared.Where(question => question.Product > Math.Max(Quick, question.FasterPeer!.Value)).ToList();
        if (compared.Count > 0)
        {
            yield return new Bar(
                $"no question slower than the faster of the others, unless under {Quick} ms",
                $"{compared.Count - slower.Count} of {compared.Count}"
                + (slower.Count == 0 ? "" : $"; slower: {string.Join(", ", slower.Select(question => question.Title))}"),
                slower.Count == 0);
        }
    }

    private IEnumerable<Bar> OfGrowth()
    {
        if (smaller is null)
        {
            yield break;
        }
        var growths = measures.Questions
            .Where(question => question is { Asked: Asked.Total, IsText: false })
            .Select(question => (question.Name, Growth: PageAndTotal(measures, question.Name) / PageAndTotal(smaller, question.Name)))
            .OrderByDescending(growth => growth.Growth)
            .ToList();
        yield return Bar.AtMost(
            $"filter without text, total + page, {smaller.Jobs:N0} → {measures.Jobs:N0} ≤ 25 ×", 25, growths[0].Growth,
            $"worst: {growths[0].Name}");
    }

    private IEnumerable<Bar> OfStore()
    {
        if (measures.Start is { } start)
        {
            yield return Ratio(
                "columns in memory at a start ≤ 1/5 of a scan of the narrow table", 1 / 5.0, start.CopySeconds, start.ScanSeconds);
        }
        if (loads.TryGetValue($"{EngineName.Sqlite}", out var product))
        {
            if (loads.TryGetValue($"{EngineName.Postgres}", out var postgres) && postgres.Jobs == product.Jobs)
            {
                yield return Ratio("size of the store ≤ PostgreSQL", 1, product.Bytes, postgres.Bytes);
                yield return Ratio("bulk load with every index ≤ 1.3 × PostgreSQL", 1.3, product.Seconds, postgres.Seconds);
            }
        }
    }

    private IEnumerable<Bar> OfWriting()
    {
        if (writes is null)
        {
            yield break;
        }
        yield return Bar.AtLeast(
            "groups of 100 per commit ≥ 1/3 of the bulk rate", 1 / 3.0, writes.LivePerSecond / writes.BulkPerSecond,
            $"{writes.LivePerSecond:N0} and {writes.BulkPerSecond:N0} jobs/s");
        yield return Bar.AtMost(
            "readers' 95th percentile during a bulk load ≤ 2 × the quiet one", 2, writes.BusyReader / writes.QuietReader,
            $"{writes.BusyReader:0.##} and {writes.QuietReader:0.##} ms");
        yield return new Bar(
            "memory of an import ≤ 400 MB",
            $"{writes.ImportMemory / 1e6:N0} MB at {writes.ImportPerSecond:N0} jobs/s",
            writes.ImportMemory <= 400e6);
    }

    private QuestionMeasure Of(string name, Asked asked) => measures.Of(name, asked)!;

    private static Bar Ratio(string promise, double limit, double one, double other) =>
        Bar.AtMost(promise, limit, one / other, $"limit {limit:0.###}");

    private static double RatioToBare(QuestionMeasure question) => question.Product / question.By(BareSqlite.Title)!.Value;

    private static double PageAndTotal(Measures measures, string name) =>
        measures.Of(name, Asked.Page)!.Product + measures.Of(name, Asked.Total)!.Product;
}
