using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Fields;

/// <summary>Text of the wide half of a job, which is searched by words or parts. The narrow row only knows whether there is any.</summary>
public sealed class LongTextField : JobField
{
    private readonly JobTexts _flag;
    private readonly Func<JobItem, bool> _isIn;

    internal LongTextField(string name, string label, JobTexts flag, Func<JobItem, bool> isIn)
        : base(name, label)
    {
        (_flag, _isIn) = (flag, isIn);
        HasValue = flag.IsSet();
    }

    /// <inheritdoc/>
    public override bool CanBeSuggested => IsSuggested;

    /// <summary>Whether the texts are short enough to suggest them.</summary>
    internal bool IsSuggested { get; init; }

    internal override Expression<Func<Job, bool>> HasValue { get; }

    internal override void Store(JobItem job, Job row) => row.Texts |= _isIn(job) ? _flag : JobTexts.None;
}
