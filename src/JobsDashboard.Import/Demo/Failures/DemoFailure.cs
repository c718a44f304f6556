using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Demo;

/// <summary>Why a job failed.</summary>
/// <param name="During">The state that it failed in.</param>
/// <param name="Code">The contract's reason code.</param>
/// <param name="Exit">The exit code of the pod's process; null where no process ended.</param>
/// <param name="Text">What went wrong, in words.</param>
internal sealed record DemoFailure(JobStatus During, string Code, int? Exit, string Text);
