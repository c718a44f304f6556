using System.Collections.Immutable;
using System.Globalization;
using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.SearchLine;
using JobsDashboard.Jobs.Zones;

namespace JobsDashboard.Components.Jobs.Chips;

/// <summary>How a condition is changed in its place: the fields that it is written into, and the request that they make.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Fields">The fields; none for a condition that has nothing to change.</param>
public sealed record ConditionEdit(AppliedFilter Condition, ImmutableArray<EditField> Fields)
{
    private const string Start = "StartTime";
    private const string End = "EndTime";

    // By which days and times without a zone are meant, as in the search line.
    private ZoneClock Clock { get; init; } = ZoneClock.Utc;

    /// <summary>How one condition of a request is changed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="zone">The zone for times; null for UTC.</param>
    public static ConditionEdit Of(ListJobsRequest request, AppliedFilter condition, PageZone? zone = null)
    {
        var clock = (zone ?? PageZone.Utc).Clock;
        var part = request.Beyond(condition.Without);
        return new(condition, condition.IsWindow ? OfWindow(request, clock) : [.. OfFilters(part), .. OfTags(part), .. OfNumbers(part)])
        {
            Clock = clock,
        };
    }

    /// <summary>Writes the condition anew, or tells what is wrong with it. Nothing written removes it.</summary>
    /// <param name="texts">What stands in each field.</param>
    /// <param name="now">The moment of asking.</param>
    public (RequestChange? Change, ImmutableArray<ListJobsProblem> Problems) Read(IReadOnlyList<string> texts, DateTimeOffset now)
    {
        var nothing = Condition.IsWindow ? "any" : "";
        var written = Fields.Zip(texts, (field, text) => (Field: field, Text: text.Trim() is { Length: > 0 } said ? said : nothing));
        var reading = ListJobsQueryString.Parse(
            string.Join('&', written
                .Where(pair => pair.Text != "")
                .Select(pair => (pair.Field.Parameter, Text: pair.Field.Prefix + InUrl(pair.Field.Parameter, pair.Text)))
                .Select(pair => $"{Uri.EscapeDataString(pair.Parameter)}={Uri.EscapeDataString(pair.Text)}")),
            now);
        return reading switch
        {
            { Problems.IsEmpty: false } => (null, reading.Problems),
            _ when Condition.IsWindow => (request => Condition.Remove(request).Within(reading.Request), []),
            _ => (request => Condition.Remove(request).Plus(reading.Request), []),
        };
    }

    // A text that means no time stays, and its problem is told.
    private string InUrl(string parameter, string text) => parameter is Start or End
        ? SearchLineText.ReadTime(text, isEnd: parameter == End, Clock)?.ToString() ?? text
        : text;

    private static ImmutableArray<EditField> OfWindow(ListJobsRequest request, ZoneClock clock) =>
    [
        new(L["Time"], "TimeRangeField", request.TimeRangeField.Name)
        {
            Choices = [.. JobFields.Times.Select(time => (time.Name, FilterWords.NameOf(time)))],
        },
        new(L["From"], Start, Written(request.StartTime ?? ListJobsRequest.DefaultStartTime, isEnd: false, clock)),
        new(L["To"], End, Written(request.EndTime ?? TimeBound.Now, isEnd: true, clock)),
    ];

    private static string Written(TimeBound bound, bool isEnd, ZoneClock clock) =>
        bound.IsAny ? bound.ToString() : SearchLineText.WriteTime(bound, isEnd, clock);

    private static IEnumerable<EditField> OfFilters(ListJobsRequest part)
    {
        var asked = part.Filters.Values.Select(condition => (condition, Name: condition.Filter.Name));
        var excluded = part.Excluded.Values.Select(condition => (condition, Name: condition.Filter.ExcludedName));
        foreach (var (condition, name) in asked.Concat(excluded).Where(known => known.condition.Filter is not OwnFilter))
        {
            if (condition.Filter == JobFilters.DisplayName)
            {
                yield return new(L["Compared"], "DisplayNameSearchMode", ModeText(part.DisplayNameSearchMode))
                {
                    Choices = [.. Enum.GetValues<NameSearchMode>().Select(mode => (ModeText(mode), FilterWords.NameOf(mode)))],
                };
            }
            yield return new(L[condition.Filter.Label], name, condition.Text)
            {
                Choices = [.. condition.Filter.Choices.Select(choice => (choice.Name, L[choice.Label].Value))],
            };
        }
    }

    private static string ModeText(NameSearchMode mode) => mode.ToString().ToLowerInvariant();

    private static IEnumerable<EditField> OfTags(ListJobsRequest part) =>
    [
        .. part.Tags.Select(tag => new EditField(tag.Key, $"Tags.{tag.Key}", tag.Value)),
        .. part.TagsIn.Select(tag => new EditField(tag.Key, $"TagIn.{tag.Key}", ListText.Write(tag.Value))),
        .. part.ExcludedTags.Select(tag => new EditField(tag.Key, $"NotTags.{tag.Key}", tag.Value)),
    ];

    private static IEnumerable<EditField> OfNumbers(ListJobsRequest part)
    {
        foreach (var range in part.NumericRange is { } only ? part.Ranges.Add(only) : part.Ranges)
        {
            yield return new(L[range.Field.LabelWithUnit], "Range", InText(range)) { Prefix = $"{range.Field.Name}:" };
        }
        if (part.AsOf is { } instant)
        {
            yield return new(L["Stored until"], "AsOf", TimeBound.At(instant).ToString());
        }
    }

    private static string InText(NumericRange range) => string.Create(
        CultureInfo.InvariantCulture, $"{range.Min}{(range.Min == range.Max ? "" : "..")}{(range.Min == range.Max ? null : range.Max)}");
}
