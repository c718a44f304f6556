using System.Linq.Expressions;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Counting;

/// <summary>Which values are asked for, in any case.</summary>
public sealed class ValueMatch
{
    private readonly Expression<Func<string?, bool>>? _holds;
    private readonly Func<string, bool> _holdsFolded;

    private ValueMatch(Expression<Func<string?, bool>>? holds, Func<string, bool> holdsFolded)
    {
        (_holds, _holdsFolded) = (holds, holdsFolded);
    }

    /// <summary>All of them.</summary>
    public static ValueMatch All { get; } = new(null, _ => true);

    internal bool IsAll => _holds is null;

    /// <summary>Those that contain a text; all when it is empty.</summary>
    public static ValueMatch Containing(string part)
    {
        var folded = CaseFolding.Of(part);
        return folded == "" ? All : new(text => text!.Contains(folded), text => text.Contains(folded, StringComparison.Ordinal));
    }

    /// <summary>Those that begin with a text; all when it is empty.</summary>
    public static ValueMatch BeginningWith(string prefix)
    {
        var folded = CaseFolding.Of(prefix);
        return folded == "" ? All : new(JobExpressions.BeginsWith(folded), text => text.StartsWith(folded, StringComparison.Ordinal));
    }

    internal IQueryable<T> Among<T>(IQueryable<T> rows, Expression<Func<T, string?>> folded) =>
        _holds is null ? rows : rows.Where(folded.Is(_holds));

    /// <summary>Whether a value is asked for; no value is only by all.</summary>
    internal bool Holds(string? value) => value is null ? IsAll : _holdsFolded(CaseFolding.Of(value));
}
