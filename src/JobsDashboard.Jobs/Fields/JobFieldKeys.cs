using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Fields;

/// <summary>The column of a job that points at a field's text, by its name.</summary>
internal static class JobFieldKeys
{
    public static Expression<Func<Job, int?>> Of(JobField field)
    {
        var job = Expression.Parameter(typeof(Job), "job");
        return Expression.Lambda<Func<Job, int?>>(Expression.Property(job, $"{field}Key"), job);
    }
}
