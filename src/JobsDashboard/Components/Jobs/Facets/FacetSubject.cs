using System.Collections.Immutable;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Facets;

/// <summary>
/// A field whose values are offered with their counts, and how a request asks for them. No value, null, is a value like the others,
/// except that a request cannot ask for it together with others.
/// </summary>
public abstract class FacetSubject
{
    /// <summary>The field that is counted.</summary>
    public abstract CountedField Counted { get; }

    /// <summary>The parameter that takes a typed value; null where none does.</summary>
    public virtual string? Parameter => null;

    /// <summary>Whether a value can be excluded.</summary>
    public virtual bool CanBeExcluded => true;

    /// <summary>Whether a typed text is a part of a value, and not one of the values.</summary>
    public virtual bool TakesParts => false;

    /// <summary>The values that are always offered, in this order; empty for those that the jobs have.</summary>
    public virtual ImmutableArray<FieldChoice> Choices => [];

    /// <summary>Whether jobs without a value can be asked for.</summary>
    public virtual bool CanBeMissing => Counted.Field.CanBeMissing;

    /// <summary>How two values are compared.</summary>
    public virtual StringComparer Comparer => StringComparer.Ordinal;

    /// <summary>The values that are asked for.</summary>
    public abstract ImmutableArray<string> Included(ListJobsRequest request);

    /// <summary>The values that are excluded.</summary>
    public abstract ImmutableArray<string> Excluded(ListJobsRequest request);

    /// <summary>Whether a URL can ask for a value.</summary>
    public abstract bool CanAsk(string value);

    /// <summary>Whether a value can be asked for beside others.</summary>
    public abstract bool CanJoin(string value);

    /// <summary>What was typed, as values; none when it cannot be asked for, with what was expected.</summary>
    public abstract (ImmutableArray<string> Values, string? Expected) Read(string text);

    /// <summary>What else of a count belongs to a value.</summary>
    public virtual long More(string value, Facet facet) => 0;

    /// <summary>Only this value; when that is asked for already, the field no longer matters.</summary>
    public ListJobsRequest Only(ListJobsRequest request, string? value) => (IsOnly(request, value), value) switch
    {
        (true, _) => Cleared(request),
        (_, null) => Cleared(request).Lacking(Counted.Field),
        _ => Including(Cleared(request), [value]),
    };

    /// <summary>This value also, or no longer.</summary>
    public ListJobsRequest Toggled(ListJobsRequest request, string value) =>
        Find(Included(request), value) is { } asked
            ? Including(request, Included(request).Remove(asked))
            : Also(request, [value]);

    /// <summary>These values also.</summary>
    public ListJobsRequest Also(ListJobsRequest request, ImmutableArray<string> values)
    {
        var excluded = Excluded(request).RemoveAll(said => values.Contains(said, Comparer));
        // A field cannot have a value and be missing.
        var open = Excluding(request, excluded).Narrow(r => r with { Missing = r.Missing.Remove(Counted.Field) });
        return Including(open, values.All(CanJoin) ? [.. Included(request).Union(values, Comparer)] : values);
    }

    /// <summary>Not this value, or no longer excluded.</summary>
    public ListJobsRequest Not(ListJobsRequest request, string? value)
    {
        if (value is null)
        {
            var field = Counted.Field;
            return request.Present.Contains(field)
                ? request.Narrow(r => r with { Present = r.Present.Remove(field) })
                : request.Requiring(field);
        }
        var excluded = Excluded(request);
        return Find(excluded, value) is { } said
            ? Excluding(request, excluded.Remove(said))
            : Excluding(
                Including(request, Included(request).RemoveAll(asked => Comparer.Equals(asked, value))),
                CanJoin(value) ? excluded.Add(value) : [value]);
    }

    /// <summary>The request that says nothing of the field.</summary>
    public ListJobsRequest Cleared(ListJobsRequest request) =>
        Excluding(Including(request, []), []).Narrow(r => r with
        {
            Missing = r.Missing.Remove(Counted.Field),
            Present = r.Present.Remove(Counted.Field),
        });

    /// <summary>What a request says of a value.</summary>
    public FacetMark MarkOf(ListJobsRequest request, string? value) => (value is null
        ? (request.Missing.Contains(Counted.Field), request.Present.Contains(Counted.Field))
        : (Included(request).Contains(value, Comparer), Excluded(request).Contains(value, Comparer))) switch
    {
        (true, _) => FacetMark.Included,
        (_, true) => FacetMark.Excluded,
        _ => FacetMark.None,
    };

    /// <summary>The request that asks for these values only, whatever else it says of the field.</summary>
    protected abstract ListJobsRequest Including(ListJobsRequest request, ImmutableArray<string> values);

    /// <summary>The request that excludes these values only, whatever else it says of the field.</summary>
    protected abstract ListJobsRequest Excluding(ListJobsRequest request, ImmutableArray<string> values);

    private bool IsOnly(ListJobsRequest request, string? value) =>
        MarkOf(request, value) == FacetMark.Included && Included(request).Length == (value is null ? 0 : 1) && Excluded(request).IsEmpty;

    private string? Find(ImmutableArray<string> values, string value) => values.FirstOrDefault(one => Comparer.Equals(one, value));
}
