using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading.Tables;

namespace JobsDashboard.Import.Pai2020;

/// <summary>The type of GPU of each machine.</summary>
internal static class PaiMachines
{
    private static readonly DelimitedLayout s_layout = new("machine,gpu_type,cap_cpu,cap_mem,cap_gpu", ',', hasHeader: false);

    /// <summary>Reads the table in the folder of the instances; empty when there is none.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> LoadAsync(ImportFile instances, CancellationToken cancellationToken)
    {
        var gpuTypes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (instances.Companion("pai_machine_spec.csv") is { } table)
        {
            await foreach (var row in DelimitedText.ReadAsync(table, s_layout, MachineAndGpuType, cancellationToken))
            {
                if (row.Value is var (machine, gpuType))
                {
                    gpuTypes[machine] = gpuType;
                }
            }
        }
        return gpuTypes;
    }

    private static Tuple<string, string> MachineAndGpuType(DelimitedRow row) => Tuple.Create(row.Text("machine"), row.Text("gpu_type"));
}
