using JobsDashboard.Components.Jobs.Chips;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Question;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Jobs.Conditions;

/// <summary>Any condition on any field: the one way to say what the other controls of the sidebar do not.</summary>
public sealed partial class ConditionForm
{
    // Half a condition is nothing that a URL could say.
    private ConditionDraft _draft = Begin(ConditionSubject.All[0].First());
    private string? _trouble;

    /// <summary>The moment of asking.</summary>
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>What is asked now.</summary>
    [Parameter, EditorRequired] public required ListJobsRequest Request { get; set; }

    /// <summary>Something else is to be asked.</summary>
    [Parameter] public EventCallback<RequestChange> RequestChanged { get; set; }

    private static ConditionDraft Begin(ConditionSubject subject) =>
        new(subject, subject.Kinds.First()) { Value = subject.Filter?.Choices.FirstOrDefault()?.Name ?? "" };

    private void Choose(string label) => Write(Begin(ConditionSubject.All.SelectMany(heading => heading).First(subject => subject.Label == label)));

    private void Write(ConditionDraft draft) => (_draft, _trouble) = (draft, null);

    private async Task AddAsync()
    {
        (var change, _trouble) = _draft.Read(Request, Time.GetUtcNow());
        if (change is not null)
        {
            _draft = Begin(_draft.Subject) with { Kind = _draft.Kind };
            await RequestChanged.InvokeAsync(change);
        }
    }

    private string NameOf(ConditionKind kind) => kind switch
    {
        ConditionKind.IsMissing => "is missing",
        ConditionKind.IsFilled => "is filled",
        ConditionKind.IsBetween => "is from … to …",
        _ => _draft.Subject.Filter is { } filter
            ? FilterWords.Verb(filter, Request.DisplayNameSearchMode, isExcluded: kind == ConditionKind.IsNot)
            : kind == ConditionKind.IsNot ? "is not" : "is",
    };
}
