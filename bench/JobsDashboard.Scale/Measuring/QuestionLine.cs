namespace JobsDashboard.Scale.Measuring;

/// <summary>A question's times on one line of a terminal.</summary>
internal static class QuestionLine
{
    public static string Header { get; } = $"{"ms",-44} {"product",9} {"bare",9} {"DuckDB",9} {"Postgres",9}";

    public static string Of(QuestionMeasure measure)
    {
        var times = QuestionMeasure.Engines.Select(engine => $"{measure.By(engine),9:N2}");
        var disagreements = measure.Disagreements.IsEmpty ? "" : $"  {string.Join("; ", measure.Disagreements)}";
        return $"{measure.Title,-44} {string.Join(' ', times)}{disagreements}";
    }
}
