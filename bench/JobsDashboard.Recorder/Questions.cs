using System.Collections.Immutable;

namespace JobsDashboard.Recorder;

/// <summary>All that is asked, by area. The same every time, as long as the jobs are the same.</summary>
internal static class Questions
{
    private static readonly string[] s_sorts = ["DisplayName", "JobType", "Status", "GmtCreateTime", "GmtFinishTime"];
    private static readonly string[] s_orders = ["asc", "desc"];
    private static readonly string[] s_pages = ["1", "2", "100", "504", "1000"];
    private static readonly string[] s_windows = ["any", "now-7d"];
    private static readonly string[] s_oddIds =
        ["none", "dlcrecorder00001", "a/b", "..a/../b", "./", ".", "训练 \\+ 1", "x,y", "100% #1?", "a%2Fb"];

    private static readonly string[] s_facets = [.. KnownValues.Counted, "Tags.Team", "UserIdForFilter", "status"];

    public static IEnumerable<(string Area, IEnumerable<Question> Questions)> All(KnownValues known)
    {
        var values = new ParameterValues(known);
        yield return ("listjobs-alone", Alone(values));
        yield return ("listjobs-combined", Of("/api/v1/jobs?", 2_000, random => Combination(random, values, random.Next(2, 4))));
        yield return ("listjobs-sorted", Sorted());
        yield return ("bad-values", BadValues.All());
        yield return ("getjob", GetJobs(known));
        yield return ("facets", Of("/api/ext/v1/facets?", 250, random => [.. Facets(random), .. Few(random)]));
        yield return ("histogram", Of("/api/ext/v1/histogram?", 250, random => [.. Histogram(random), .. Few(random)]));
        yield return ("suggest", Of("/api/ext/v1/suggest?", 300, random => [.. Suggest(random, known), .. Few(random)]));
        yield return ("export", Of("/api/ext/v1/export?", 100, random => [.. Export(random), .. Few(random), .. Few(random)]));
        yield return ("http", Http.All(known));
        yield return ("signed", SignedQuestions.All(known, values));
        yield return ("pages", Pages.All(known, values));

        IEnumerable<(string Name, string Value)> Few(Random random) => Combination(random, values, random.Next(3));
    }

    /// <summary>A few parameters together.</summary>
    public static ImmutableArray<(string Name, string Value)> Combination(Random random, ParameterValues values, int count)
    {
        var parameters = values.Filters.Concat(values.Others).ToArray();
        var pairs = random.GetItems(parameters, count).DistinctBy(parameter => parameter.Key)
            .Select(parameter => (Name: IsExcluding(parameter.Key) ? "Not" + parameter.Key : parameter.Key, Value: parameter.Value(random)))
            .ToList();
        if (pairs.Exists(pair => pair.Name.StartsWith("NumericRangeM", StringComparison.Ordinal)))
        {
            pairs.Add(("NumericRangeField", values.Others["NumericRangeField"](random)));
        }
        if (pairs.Exists(pair => pair.Name == "NumericRangeField"))
        {
            pairs.Add(("NumericRangeMin", values.Others["NumericRangeMin"](random)));
        }
        if (pairs.Exists(pair => pair.Name == "FromAllWorkspaces"))
        {
            pairs.Add(("ShowOwn", "true"));
        }
        // Without the last seven days mostly, in which there are few jobs for several filters.
        if (random.Next(3) > 0)
        {
            pairs.AddRange([("StartTime", "any"), ("EndTime", "any")]);
        }
        return [.. pairs.DistinctBy(pair => pair.Name)];

        bool IsExcluding(string name) => values.Filters.ContainsKey(name) && random.Next(3) == 0;
    }

    private static IEnumerable<Question> Of(string path, int count, Func<Random, IEnumerable<(string Name, string Value)>> pairs)
    {
        var random = new Random(path.Length);
        return Enumerable.Range(0, count).Select(_ => new Question(path + Question.Query(pairs(random).DistinctBy(pair => pair.Name))));
    }

    private static IEnumerable<Question> Alone(ParameterValues values)
    {
        var random = new Random(37);
        yield return new Question("/api/v1/jobs");
        foreach (var (name, value) in values.Filters.Concat(values.Others))
        {
            for (var i = 0; i < 12; i++)
            {
                yield return List((name, value(random)));
                yield return List((name, value(random)), ("StartTime", "any"), ("EndTime", "any"));
                if (values.Filters.ContainsKey(name) && i < 6)
                {
                    yield return List(("Not" + name, value(random)), ("StartTime", "any"), ("EndTime", "any"));
                }
            }
        }
    }

    private static IEnumerable<Question> Sorted() =>
        from sort in s_sorts
        from order in s_orders
        from page in s_pages
        from window in s_windows
        select List(("SortBy", sort), ("Order", order), ("PageNumber", page), ("StartTime", window), ("EndTime", "any"));

    private static Question List(params (string Name, string Value)[] pairs) =>
        new("/api/v1/jobs?" + Question.Query(pairs.DistinctBy(pair => pair.Name)));

    private static IEnumerable<Question> GetJobs(KnownValues known)
    {
        var ids = known.JobIds.Where((id, place) => place % 3 == 0 || id.Length < 13);
        foreach (var id in ids.Concat(s_oddIds))
        {
            var path = "/api/v1/jobs/" + Uri.EscapeDataString(id);
            yield return new Question(path);
            if (id.Length < 13)
            {
                yield return new Question(path.ToUpperInvariant().Replace("/API/V1/JOBS/", "/api/v1/jobs/", StringComparison.Ordinal));
                yield return new Question(path + "?NeedDetail=true&Unknown=1");
            }
        }
    }

    private static (string, string)[] Facets(Random random) => random.Next(6) == 0
        ? []
        :
        [
            ("Fields", string.Join(',', random.GetItems(s_facets, random.Next(1, 6)).Distinct())),
            ("Top", ParameterValues.Pick(random, ["1", "3", "10", "100"])),
        ];

    private static (string, string)[] Histogram(Random random) => random.Next(4) switch
    {
        0 => [],
        1 => [("Buckets", ParameterValues.Pick(random, ["1", "7", "60", "300"]))],
        _ => [("Interval", ParameterValues.Pick(random, ["1h", "6h", "1d", "1w", "30m", "7m", "1s"]))],
    };

    private static (string, string)[] Suggest(Random random, KnownValues known)
    {
        var field = ParameterValues.Pick(random, [.. KnownValues.Counted, "DisplayName", "Tags"]);
        var values = field == "DisplayName" ? known.Names : known.Of(field);
        var value = values.Length == 0 ? "" : ParameterValues.Pick(random, values);
        var prefix = string.Concat(value.EnumerateRunes().Take(random.Next(4)));
        return
        [
            ("Field", field),
            ("Prefix", random.Next(3) == 0 ? prefix.ToUpperInvariant() : prefix),
            ("Limit", ParameterValues.Pick(random, ["1", "5", "10", "100"])),
        ];
    }

    private static (string, string)[] Export(Random random) => random.Next(3) switch
    {
        0 => [("Format", "csv")],
        1 => [("Format", "csv"), ("Bom", "true")],
        _ => [("Format", "ndjson")],
    };
}
