using System.Text.Json;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Secrets;
using Xunit;

namespace JobsDashboard.Import.Tests;

/// <summary>What people really ran has no secrets in it, and must stay readable.</summary>
public sealed class SecretsInTracesTests
{
    [Theory]
    [InlineData("pai-2020", "pai-2020/pai_instance_table.tail.csv.gz")]
    [InlineData("sacct", "sacct-xdmod/phillips.log.gz")]
    [InlineData("sacct", "slurm-22.05/all.psv")]
    [InlineData("sacct", "slurm-22.05/sacct.json")]
    [InlineData("philly-2017", "philly-2017/philly.csv.gz")]
    [InlineData("openb-2023", "openb-2023/openb_pod_list_default.csv")]
    public async Task Trace_Whole_HasNothingThatLooksLikeASecret(string format, string path)
    {
        var jobs = (await Rows.ReadAsync(format, Traces.Path(path))).Select(row => row.Job).OfType<JobItem>().ToList();

        Assert.NotEmpty(jobs);
        Assert.Empty(jobs.SelectMany(TextsOf).Where(IsMasked).Take(5));
    }

    [Theory]
    [InlineData("text/npu-faults-zh-en.csv")]
    [InlineData("text/openpai-k8s-job-exit-spec.yaml")]
    public void Reasons_OfFailures_HaveNothingThatLooksLikeASecret(string file) => Assert.Empty(Traces.Lines(file).Where(IsMasked).Take(5));

    private static bool IsMasked(string text) => SecretMask.Default.Of(text) != text;

    private static IEnumerable<string> TextsOf(JobItem job) => TextsOf(JsonSerializer.SerializeToElement(job, JobJson.Wire.JobItem));

    private static IEnumerable<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(field => TextsOf(field.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(TextsOf),
        _ => [],
    };
}
