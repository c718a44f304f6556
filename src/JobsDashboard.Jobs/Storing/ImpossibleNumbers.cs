using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Storing;

/// <summary>Numbers of a job that are below 0, or a text that is not a number. They are stored so, and no filter finds them.</summary>
public static class ImpossibleNumbers
{
    /// <summary>The names of the fields that hold them.</summary>
    public static IEnumerable<string> In(JobItem job) =>
        JobFields.Numbers.Where(number => number.IsImpossibleIn(job)).Select(number => number.Name);
}
