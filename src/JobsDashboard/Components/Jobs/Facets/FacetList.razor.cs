using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.Counts;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Question;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Jobs.Facets;

/// <summary>The values of a field with their counts, a box that searches the rest, and links that ask for them.</summary>
public sealed partial class FacetList : IDisposable
{
    // What is counted anyway, so that a value which is asked for nearly always has its count.
    private const int MaxValues = 200;
    private const int Shown = 5;
    private const int ShownAtMost = 20;

    private static readonly object s_none = new();
    private static readonly TimeSpan s_stillTrue = TimeSpan.FromMinutes(1);

    private LateCount<Answer<ImmutableArray<Facet>>>? _counts;
    private LateCount<Answer<ImmutableArray<ValueCount>>>? _found;
    private ResolvedQuestion? _countedFor;
    private Task _search = Task.CompletedTask;
    private string _part = "";
    private string? _problem;
    private bool _isExpanded;

    /// <summary>The counts.</summary>
    [Inject] public required JobCountQueries Queries { get; init; }

    /// <summary>Lets them ask one after the other.</summary>
    [Inject] public required PageCounts Counts { get; init; }

    /// <summary>Lets groups be counted together.</summary>
    [Inject] public required FacetCounts Facets { get; init; }

    /// <summary>Measures how long is waited.</summary>
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>Who asks.</summary>
    [CascadingParameter] public required JobCaller Caller { get; set; }

    /// <summary>The links of the page.</summary>
    [CascadingParameter] public required ListLinks Links { get; set; }

    /// <summary>The field.</summary>
    [Parameter, EditorRequired] public required FacetSubject Subject { get; set; }

    /// <summary>The field's name on the page.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>What is asked now.</summary>
    [Parameter, EditorRequired] public required ListJobsRequest Request { get; set; }

    /// <summary>What is counted; null until the rows are there.</summary>
    [Parameter] public ResolvedQuestion? Question { get; set; }

    /// <summary>Whether a user sees it. What nobody sees is not counted.</summary>
    [Parameter] public bool IsInSight { get; set; }

    /// <summary>A value was typed.</summary>
    [Parameter] public EventCallback<RequestChange> Picked { get; set; }

    private Facet? Counted => _counts?.Value?.Value.FirstOrDefault();

    private bool IsSearching => _part.Trim() != "";

    private ImmutableArray<FacetValue> All => FacetRows.Of(Subject, Request, Counted);

    private IEnumerable<FacetValue> FoundValues =>
        (_found?.Value?.Value ?? []).Select(found => new FacetValue(found.Value, found.Count, Subject.MarkOf(Request, found.Value)));

    private string Look => string.Join(' ',
        Subject.Choices.IsEmpty ? "room" : "choices",
        _counts?.Value is null && !IsSearching ? "unknown" : null,
        IsOutdated ? "outdated" : null);

    // Also while the rows of the new question are on their way, and nothing is counted yet.
    private bool IsOutdated => IsSearching
        ? _found?.State == CountState.Waiting
        : _counts is { State: CountState.Waiting } || (_countedFor is { } last && !HasCountsOf(last));

    private string Placeholder => Subject.TakesParts ? L["Find, or type a part"] : L["Find, or type a value"];

    /// <inheritdoc/>
    public void Dispose()
    {
        Facets.Forget(this);
        _counts?.Dispose();
        _found?.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _counts = new(Counts, Time, CountUrgency.Filter, StateHasChanged);
        _found = new(Counts, Time, CountUrgency.Suggestion, StateHasChanged);
    }

    /// <summary>Counts what the page asks for now.</summary>
    protected override void OnParametersSet()
    {
        if (IsInSight && Question is { } question && !IsCounted(question))
        {
            Count(question);
        }
    }

    private ImmutableArray<FacetValue> RowsOf(ImmutableArray<FacetValue> all) =>
        IsSearching ? [.. FoundValues] : all.First(_isExpanded ? ShownAtMost : Shown);

    // Of the fixed values, only those that jobs have.
    private long MoreThan(ImmutableArray<FacetValue> rows, ImmutableArray<FacetValue> all) => Subject.Choices.IsEmpty
        ? all.Length - rows.Length + (Counted?.OtherValues ?? 0)
        : all.Except(rows).Count(row => row.Count is null or > 0);

    // What is in the box, as it is; null where Enter says it already, or a URL cannot.
    private ImmutableArray<string>? TypedBeside(ImmutableArray<FacetValue> rows) =>
        Subject.Read(_part.Trim()) is { Values: { IsEmpty: false } values }
        && !rows.Any(row => Subject.Comparer.Equals(row.Text, values[0]))
            ? values
            : null;

    private void Count(ResolvedQuestion question)
    {
        _countedFor = question;
        var field = Subject.Counted;
        Facets.Expect(this, question, field);
        _ = _counts!.AskAsync(question, stop => Facets.AskAsync(this, question, field, MaxValues, stop));
    }

    private void Retry()
    {
        if (_countedFor is { } question)
        {
            _counts!.Clear();
            Count(question);
        }
    }

    // Another page, another order or another value of this field do not change the counts; the same question again asks for new ones.
    private bool IsCounted(ResolvedQuestion question) => _countedFor is { } last
        && (last == question
            || (last.Request != question.Request && HasCountsOf(last) && question.AskedAt - last.AskedAt < s_stillTrue));

    private bool HasCountsOf(ResolvedQuestion question) =>
        Subject.Counted.Unrestricted(question.Request).WithoutPaging() == Subject.Counted.Unrestricted(Request).WithoutPaging();

    private void Search(string? part)
    {
        (_part, _problem) = (part ?? "", null);
        if (!IsSearching)
        {
            _found!.Clear();
            return;
        }
        var (text, question) = (_part.Trim(), Question ?? Request.Resolve(Caller, Time.GetUtcNow()));
        _search = _found!.AskAsync(
            (text, question),
            stop => Queries.SuggestAsync(question, Subject.Counted, ValueMatch.Containing(text), ShownAtMost, stop));
    }

    // The first that was found, or what was typed where a part is enough. A quick typist presses Enter before anything is found.
    private async Task EnterAsync()
    {
        var text = _part.Trim();
        if (text == "")
        {
            return;
        }
        await _search;
        var first = Subject.TakesParts ? null : FoundValues.FirstOrDefault(row => Subject.CanAsk(row.Text!))?.Text;
        (var values, _problem) = first is null ? Subject.Read(text) : ([first], null);
        if (!values.IsEmpty)
        {
            _part = "";
            _found!.Clear();
            await Picked.InvokeAsync(request => Subject.Also(request, values));
        }
    }
}
