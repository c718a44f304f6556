using System.Collections.Immutable;
using System.Text.Json;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Specification.Samples;

/// <summary>Jobs whose texts have what tables and spreadsheets go wrong on: signs of formulas, separators, quotes, blanks, line breaks, and the guard itself.</summary>
internal static class OddJobs
{
    private static readonly string[] s_pieces =
    [
        "=", "+", "-", "@", "＝", "＋", "－", "＠", "'", "''", "\"", "\"\"", ",", ";", "\t", "|", "\r", "\n", "\r\n", "\v", "\f", "\u0085", "\u2028", " ", "\u00a0", "\u3000", "\0",
        "\uFEFF", "1", "007", "1+1", "x", "cmd|'/c calc'!A1", "SUM(A1)", "lr=0.1", "{\"a\":1}", "[1]", "\\", "sep=;", "1E+05", "1.23457E+15", "中文", "，", "；", "😀", "#", "JobId",
    ];

    public static string Text(Random random) => string.Concat(random.GetItems(s_pieces, random.Next(1, 9)));

    public static ImmutableArray<JobItem> Make(Random random, int count) =>
        [.. GeneratedJobs.Make(random, count, DateTimeOffset.UnixEpoch.AddYears(56)).Select(job => Odd(random, job))];

    private static JobItem Odd(Random random, JobItem job) => job with
    {
        DisplayName = Text(random),
        UserCommand = Text(random),
        ReasonMessage = Text(random),
        Username = Text(random),
        RequestGPU = GeneratedJobs.Pick(random, null, "-1", "2", Text(random)),
        Duration = GeneratedJobs.Pick<long?>(random, null, -5, 0, long.MaxValue),
        RequestCPU = GeneratedJobs.Pick<long?>(random, null, -8, 8),
        Priority = GeneratedJobs.Pick<int?>(random, null, -1, 0, 9),
        IsDeleted = GeneratedJobs.Pick<bool?>(random, null, true, false),
        EnabledDebugger = GeneratedJobs.Pick<bool?>(random, null, true, false),
        NodeNames = GeneratedJobs.Pick<ImmutableArray<string>?>(random, null, [], [Text(random), "-5", ""]),
        Envs = GeneratedJobs.Pick(random, null, Map(), Map().SetItem(Text(random), Text(random))),
        UserVpc = GeneratedJobs.Pick<JsonElement?>(random, null, JsonSerializer.SerializeToElement(true), JsonSerializer.SerializeToElement(new { a = Text(random), n = new[] { -1, 2 } })),
        Extras = random.Next(3) == 0 ? null : new JobExtras
        {
            Description = Text(random),
            CustomEnvs = GeneratedJobs.Pick<ImmutableArray<CustomEnv>?>(random, null, [], [new CustomEnv { Key = Text(random), Value = Text(random) }]),
            RestartRecord = GeneratedJobs.Pick<JsonElement?>(random, null, JsonSerializer.SerializeToElement(new[] { Text(random) })),
        },
    };

    private static ImmutableSortedDictionary<string, string> Map() => ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
