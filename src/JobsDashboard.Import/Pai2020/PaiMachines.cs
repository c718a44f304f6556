using JobsDashboard.Import.Delimited;

namespace JobsDashboard.Import.Pai2020;

/// <summary>What GPUs each machine has.</summary>
internal static class PaiMachines
{
    private static readonly DelimitedLayout s_layout = new("machine,gpu_type,cap_cpu,cap_mem,cap_gpu", ',', hasHeader: false);

    /// <summary>The table beside the instances; without it no GPU is known.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> BesideAsync(ImportFile instances, CancellationToken cancellationToken)
    {
        var gpuTypes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (instances.Beside("pai_machine_spec.csv") is { } table)
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
