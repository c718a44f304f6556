using System.Text.Json;
using JobsDashboard.Components.Shared;

namespace JobsDashboard.Components.Jobs.Grid;

/// <summary>Hands the list from the first HTML over to the live page.</summary>
internal sealed class JobListState : CompressedState<JobList>
{
    protected override void Write(JobList value, Stream stream) => JsonSerializer.Serialize(stream, value);

    protected override JobList Read(Stream stream) => JsonSerializer.Deserialize<JobList>(stream)!;
}
