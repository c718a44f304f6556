using System.Text.Json;
using JobsDashboard.Components.Shared;

namespace JobsDashboard.Components.Jobs.Chart;

/// <summary>Hands the chart from the first HTML over to the live page.</summary>
internal sealed class ChartAnswerState : CompressedState<ChartAnswer>
{
    protected override void Write(ChartAnswer value, Stream stream) => JsonSerializer.Serialize(stream, value);

    protected override ChartAnswer Read(Stream stream) => JsonSerializer.Deserialize<ChartAnswer>(stream)!;
}
