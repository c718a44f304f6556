using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Chips;

/// <summary>A condition that is switched off: the URL keeps it, and no job is left out for it.</summary>
/// <param name="Text">The condition in words.</param>
/// <param name="On">The link that switches it on again.</param>
/// <param name="Gone">The link that removes it.</param>
public sealed record SwitchedOff(string Text, string On, string Gone)
{
    /// <summary>The conditions that are switched off beside a request.</summary>
    public static ImmutableArray<SwitchedOff> Of(ListJobsRequest request, ListView view, PageZone? zone = null) =>
    [
        .. AppliedFilter.Of(view.Off, zone)
            .Where(condition => !condition.IsWindow || view.Off.SaysWindow())
            .Select(condition =>
            {
                var left = Tidy(condition.IsWindow ? WithoutWindow(view.Off) : condition.Without);
                var part = view.Off.Beyond(condition.Without);
                return new SwitchedOff(condition.Text, LinkOn(request, view, part, left), ListLinks.To(request, view with { Off = left }));
            }),
    ];

    /// <summary>The link that switches a condition of a request off.</summary>
    public static string LinkFor(AppliedFilter condition, ListJobsRequest request, ListView view) =>
        ListLinks.To(condition.Without, view with { Off = Kept(view.Off, condition, request) });

    // Where a request can have only one, as of a time range, the one that stood there is switched off instead.
    private static string LinkOn(ListJobsRequest request, ListView view, ListJobsRequest part, ListJobsRequest left)
    {
        var asked = request.Plus(part);
        var kept = AppliedFilter.Of(asked).Select(condition => condition.Text).ToHashSet();
        var displaced = AppliedFilter.Of(request).Where(condition => !kept.Contains(condition.Text));
        return ListLinks.To(asked, view with { Off = displaced.Aggregate(left, (off, condition) => Kept(off, condition, request)) });
    }

    private static ListJobsRequest Kept(ListJobsRequest off, AppliedFilter condition, ListJobsRequest request)
    {
        var part = request.Beyond(condition.Without);
        // Within would say the default range as nothing, which is right for a question only.
        return condition.IsWindow
            ? off with { StartTime = part.StartTime, EndTime = part.EndTime, TimeRangeField = part.TimeRangeField }
            : off.Plus(part);
    }

    // How a name is compared goes with the name.
    private static ListJobsRequest Tidy(ListJobsRequest off) =>
        off.AsksForName() ? off : off with { DisplayNameSearchMode = ListJobsRequest.Default.DisplayNameSearchMode };

    private static ListJobsRequest WithoutWindow(ListJobsRequest off) =>
        off with { StartTime = null, EndTime = null, TimeRangeField = ListJobsRequest.Default.TimeRangeField };
}
