using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Pai2020;

/// <summary>Makes one job out of the attempts of its pods.</summary>
internal static class PaiJob
{
    public static JobItem Of(IReadOnlyList<PaiInstance> attempts, IReadOnlyDictionary<string, string> gpuTypes)
    {
        var name = attempts[0].Job;
        var pods = attempts.GroupBy(attempt => (attempt.Role, attempt.Pod)).ToList();
        var roles = pods.GroupBy(pod => pod.Key.Role).ToList();
        var machines = attempts.Select(attempt => attempt.Machine).Where(machine => machine.Length > 0).Distinct().ToList();
        var status = Status([.. pods.Select(pod => pod.Last().Status)]);
        var running = attempts.Min(attempt => attempt.Start);
        var finish = status is JobStatus.Succeeded or JobStatus.Failed or JobStatus.Stopped ? attempts.Max(attempt => attempt.End) : null;
        return new JobItem
        {
            JobId = name,
            // The table has no names, so the name says which roles the job has.
            DisplayName = $"{string.Join('-', roles.Select(role => role.Key))}-{name[..Math.Min(8, name.Length)]}",
            JobType = JobType([.. roles.Select(role => role.Key)]),
            Status = status,
            RestartTimes = $"{attempts.Count - pods.Count}",
            GmtRunningTime = running,
            GmtFinishTime = finish,
            Duration = (long?)(finish - running)?.TotalSeconds,
            JobSpecs = [.. roles.Select(role => Spec(role.Key, role.Count(), role.SelectMany(pod => pod), gpuTypes))],
            NodeCount = machines.Count > 0 ? $"{machines.Count}" : null,
            NodeNames = machines.Count > 0 ? [.. machines] : null,
        };
    }

    private static JobStatus Status(IReadOnlyCollection<string> pods) => pods switch
    {
        _ when pods.Contains("Running") => JobStatus.Running,
        _ when pods.Contains("Waiting") => JobStatus.Queuing,
        _ when pods.Contains("Failed") => JobStatus.Failed,
        _ when pods.Contains("Interrupted") => JobStatus.Stopped,
        _ => JobStatus.Succeeded,
    };

    private static string JobType(IReadOnlyCollection<string> roles) => roles switch
    {
        _ when roles.Contains("PyTorchWorker") => "PyTorchJob",
        _ when roles.Any(role => role.StartsWith("Openmpi", StringComparison.Ordinal)) => "MPIJob",
        _ when roles.Any(role => role is "tensorflow" or "ps" or "worker" or "chief" or "evaluator") => "TFJob",
        _ => "Custom",
    };

    private static JobSpec Spec(string role, int pods, IEnumerable<PaiInstance> attempts, IReadOnlyDictionary<string, string> gpuTypes)
    {
        var types = attempts.Select(attempt => gpuTypes.GetValueOrDefault(attempt.Machine))
            .OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        return new JobSpec
        {
            Type = role,
            PodCount = pods,
            ResourceConfig = types.Count > 0 ? new ResourceConfig { GPUType = string.Join('|', types) } : null,
        };
    }
}
