using System.Collections.Immutable;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Counts;

/// <summary>
/// Counts the values of a page's groups. The first whose turn it is has those counted, too, that wait behind it and need no further look at
/// the jobs; they find their answer when it is their turn.
/// </summary>
/// <param name="queries">Counts.</param>
public sealed class FacetCounts(JobCountQueries queries)
{
    private readonly Dictionary<object, (ResolvedQuestion Question, CountedField Field)> _waiting = [];
    private readonly Dictionary<(ResolvedQuestion, CountedField), Answer<ImmutableArray<Facet>>> _answers = [];

    /// <summary>Notes what a group is about to ask, instead of what it was about to ask before.</summary>
    /// <param name="group">Which group.</param>
    /// <param name="question">Which jobs.</param>
    /// <param name="field">The field.</param>
    public void Expect(object group, ResolvedQuestion question, CountedField field)
    {
        Forget(group);
        _waiting[group] = (question, field);
    }

    /// <summary>What a group was about to ask is no longer of use.</summary>
    public void Forget(object group)
    {
        if (_waiting.Remove(group, out var asked))
        {
            _answers.Remove(asked);
        }
    }

    /// <summary>The values of a group's field.</summary>
    /// <param name="group">Which group.</param>
    /// <param name="question">Which jobs.</param>
    /// <param name="field">The field.</param>
    /// <param name="top">The most values to give.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<Answer<ImmutableArray<Facet>>> AskAsync(
        object group, ResolvedQuestion question, CountedField field, int top, CancellationToken cancellationToken)
    {
        _waiting.Remove(group);
        if (_answers.Remove((question, field), out var known))
        {
            return known;
        }
        var others = _waiting.Values.Where(other => other.Question == question).Select(other => other.Field);
        var together = queries.CountedTogether(question.Request, field, others);
        var (facets, lag) = await queries.FacetsAsync(question, together, top, cancellationToken);
        foreach (var (_, asked) in _waiting)
        {
            // Those that have asked for something else meanwhile need another answer.
            if (asked.Question == question && together.IndexOf(asked.Field) is >= 0 and var at)
            {
                _answers[asked] = new([facets[at]], lag);
            }
        }
        return new([facets[together.IndexOf(field)]], lag);
    }
}
