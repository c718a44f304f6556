using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Chips;

/// <summary>A condition that is switched off: the URL keeps it, and no job is left out for it.</summary>
/// <param name="Text">The condition in words.</param>
/// <param name="On">Switches it on again.</param>
/// <param name="Gone">Removes it.</param>
public sealed record SwitchedOff(string Text, AddressChange On, AddressChange Gone)
{
    /// <summary>The conditions that a view keeps switched off.</summary>
    public static ImmutableArray<SwitchedOff> Of(ListView view, PageZone? zone = null) =>
    [
        .. AppliedFilter.Of(view.Off, zone)
            .Where(condition => !condition.IsWindow || view.Off.SaysWindow())
            .Select(condition =>
            {
                var part = view.Off.Beyond(condition.Without);
                return new SwitchedOff(condition.Text, list => SwitchedOn(Gone(list), part), Gone);

                ListAddress Gone(ListAddress list) => list with { View = list.View with { Off = Left(list.View.Off, condition) } };
            }),
    ];

    /// <summary>Switches a condition of a request off.</summary>
    public static AddressChange By(AppliedFilter condition) => list => new(
        condition.Remove(list.Request),
        list.View with { Off = Kept(list.View.Off, condition, list.Request) });

    // Where a request can have only one, as of a time range, the one that stood there is switched off instead.
    private static ListAddress SwitchedOn(ListAddress list, ListJobsRequest part)
    {
        var (request, view) = list;
        var asked = request.Plus(part);
        var kept = AppliedFilter.Of(asked).Select(condition => condition.Text).ToHashSet();
        var displaced = AppliedFilter.Of(request).Where(condition => !kept.Contains(condition.Text));
        return new(asked, view with { Off = displaced.Aggregate(view.Off, (off, condition) => Kept(off, condition, request)) });
    }

    private static ListJobsRequest Kept(ListJobsRequest off, AppliedFilter condition, ListJobsRequest request)
    {
        var part = request.Beyond(condition.Remove(request));
        // Within would say the default range as nothing, which is right for a question only.
        return condition.IsWindow && request.HasWindow()
            ? off with { StartTime = part.StartTime, EndTime = part.EndTime, TimeRangeField = part.TimeRangeField }
            : off.Plus(part);
    }

    private static ListJobsRequest Left(ListJobsRequest off, AppliedFilter condition) =>
        Tidy(condition.IsWindow ? WithoutWindow(off) : condition.Remove(off));

    // How a name is compared goes with the name.
    private static ListJobsRequest Tidy(ListJobsRequest off) =>
        off.AsksForName() ? off : off with { DisplayNameSearchMode = ListJobsRequest.Default.DisplayNameSearchMode };

    private static ListJobsRequest WithoutWindow(ListJobsRequest off) =>
        off with { StartTime = null, EndTime = null, TimeRangeField = ListJobsRequest.Default.TimeRangeField };
}
