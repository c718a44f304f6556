using JobsDashboard.Components.Jobs.Chips;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Question;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Jobs.Conditions;

/// <summary>A form that adds any condition on any field, also those that the other controls of the sidebar cannot set.</summary>
public sealed partial class ConditionForm
{
    // An unfinished condition is not in the URL.
    private ConditionDraft _draft = Begin(ConditionSubject.All[0].First());
    private string? _problem;

    /// <summary>The moment of asking.</summary>
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>What is asked now.</summary>
    [Parameter, EditorRequired] public required ListJobsRequest Request { get; set; }

    /// <summary>Something else is to be asked.</summary>
    [Parameter] public EventCallback<RequestChange> RequestChanged { get; set; }

    private static ConditionDraft Begin(ConditionSubject subject) =>
        new(subject, subject.Kinds.First()) { Value = subject.Filter?.Choices.FirstOrDefault()?.Name ?? "" };

    private void Choose(string label)
    {
        var subjects = ConditionSubject.All.SelectMany(heading => heading);
        Write(Begin(subjects.First(subject => subject.Label == label)));
    }

    private void Write(ConditionDraft draft) => (_draft, _problem) = (draft, null);

    private async Task AddAsync()
    {
        (var change, _problem) = _draft.Read(Request, Time.GetUtcNow());
        if (change is not null)
        {
            _draft = Begin(_draft.Subject) with { Kind = _draft.Kind };
            await RequestChanged.InvokeAsync(change);
        }
    }

    private string NameOf(ConditionKind kind) => (kind, _draft.Subject.Filter) switch
    {
        (ConditionKind.IsMissing, _) => L["is missing"],
        (ConditionKind.IsPresent, _) => L["is present"],
        (ConditionKind.IsBetween, _) => L["is between"],
        (_, { } filter) => FilterWords.Verb(filter, Request.DisplayNameSearchMode, isExcluded: kind == ConditionKind.IsNot),
        (ConditionKind.IsNot, _) => L["is not"],
        _ => L["is"],
    };
}
