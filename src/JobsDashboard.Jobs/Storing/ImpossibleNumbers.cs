using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Storing;

/// <summary>Numbers of a job that cannot be: below 0, or a text that is no number. They are kept as they came, and no filter finds the job by them.</summary>
public static class ImpossibleNumbers
{
    /// <summary>The names of the fields that hold them.</summary>
    public static IEnumerable<string> In(JobItem job) => JobFields.Numbers.Where(number => number.IsImpossibleIn(job)).Select(number => number.Name);
}
