using JobsDashboard.Import.Demo;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Tests.Demo;

/// <summary>Twenty thousand demo jobs, made once.</summary>
public sealed class DemoMonth
{
    public const int Count = 20_000;

    public static DateTimeOffset Now { get; } = new(2026, 3, 5, 15, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<JobItem> Jobs { get; } = [.. DemoJobs.Make(Count, 1, Now)];
}
