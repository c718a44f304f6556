using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Tests.Components;

internal static class Samples
{
    /// <summary>A job that was created before <paramref name="now"/>.</summary>
    public static JobItem Job(string id, DateTimeOffset now, int hoursAgo = 1, JobStatus status = JobStatus.Succeeded, params (string Key, string Value)[] tags) => new()
    {
        JobId = id,
        DisplayName = $"job {id}",
        JobType = "PyTorchJob",
        Status = status,
        UserId = "u1",
        GmtCreateTime = now.AddHours(-hoursAgo),
        Settings = new JobSettings { Tags = tags.ToImmutableSortedDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal) },
    };
}
