using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Listing.Filters;

/// <summary>One filter of ListJobs: how its value reads, and which jobs it finds. All of them stand in <see cref="JobFilters"/>.</summary>
/// <param name="name">The parameter's name, as the contract writes it.</param>
public abstract class JobFilter(string name)
{
    /// <summary>The parameter's name, as the contract writes it.</summary>
    public string Name { get; } = name;

    /// <summary>Whether several values may be given, of which any suffices.</summary>
    public abstract bool TakesSeveral { get; }

    /// <summary>Reads a text that is neither empty nor blank.</summary>
    /// <returns>The values, or none and what was expected instead.</returns>
    public abstract (ImmutableArray<string> Values, string? Expected) Read(string text);

    /// <summary>The text that reads back as <paramref name="values"/>.</summary>
    public static string Write(ImmutableArray<string> values) => string.Join(',', values);

    /// <summary>The jobs that the filter finds.</summary>
    internal abstract Expression<Func<Job, bool>> Finds(FilterContext context, ImmutableArray<string> values);
}
