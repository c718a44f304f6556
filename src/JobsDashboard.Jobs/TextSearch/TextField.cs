using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.TextSearch;

/// <summary>What can be searched in full text.</summary>
public enum TextField
{
    /// <summary><see cref="JobItem.ReasonCode"/> and <see cref="JobItem.ReasonMessage"/>.</summary>
    Reason,

    /// <summary><see cref="JobItem.UserCommand"/>.</summary>
    Command,

    /// <summary><see cref="JobSpec.Image"/> of every role.</summary>
    Image,

    /// <summary><see cref="JobItem.DisplayName"/>.</summary>
    Name,
}

/// <summary>Where a text field's texts are on a job.</summary>
public static class TextFields
{
    /// <summary>The field's texts. They are searched together, but a sequence of words stays within one of them.</summary>
    public static IEnumerable<string> TextsOf(JobItem job, TextField field) => field switch
    {
        TextField.Reason => new[] { job.ReasonCode, job.ReasonMessage }.OfType<string>(),
        TextField.Command => new[] { job.UserCommand }.OfType<string>(),
        TextField.Image => (job.JobSpecs ?? []).Select(spec => spec.Image).OfType<string>().Distinct(StringComparer.Ordinal),
        TextField.Name => new[] { job.DisplayName }.OfType<string>(),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
