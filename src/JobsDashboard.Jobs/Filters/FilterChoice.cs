using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Filters;

/// <summary>One of the few values that a filter knows.</summary>
public sealed class FilterChoice
{
    internal FilterChoice(string name, string label, Expression<Func<Job, bool>> finds)
    {
        (Name, Label, Finds) = (name, label, finds);
    }

    /// <summary>As the contract writes it.</summary>
    public string Name { get; }

    /// <summary>In words, after the filter's own label.</summary>
    public string Label { get; }

    internal Expression<Func<Job, bool>> Finds { get; }
}
