using System.Collections.Immutable;
using System.Globalization;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Jobs.Filters;

/// <summary>A range over one number of a job.</summary>
public sealed partial class NumberFilter
{
    private const string Expected = "a whole number";

    // A field without a bound is not a filter yet, so it is not in the URL.
    private NumberField _chosen = JobFields.RequestGPU;

    /// <summary>What is asked now.</summary>
    [Parameter, EditorRequired] public required ListJobsRequest Request { get; set; }

    /// <summary>Something else is to be asked.</summary>
    [Parameter] public EventCallback<RequestChange> RequestChanged { get; set; }

    /// <summary>What of the URL could not be read.</summary>
    [Parameter] public ImmutableArray<ListJobsProblem> Problems { get; set; } = [];

    private NumberField Field => Request.NumericRange?.Field ?? _chosen;

    private static ListJobsRequest Without(ListJobsRequest request) => request.Narrow(r => r with { NumericRange = null });

    private Task ChooseAsync(NumberField field)
    {
        _chosen = field;
        return OfferAsync(range => range is null ? null : range with { Field = field });
    }

    private Task ChooseMinAsync(string text) => OfferAsync(range => Range(Read(text), range?.Max));

    private Task ChooseMaxAsync(string text) => OfferAsync(range => Range(range?.Min, Read(text)));

    private NumericRange? Range(decimal? min, decimal? max) => min is null && max is null ? null : new(Field, min, max);

    private Task OfferAsync(Func<NumericRange?, NumericRange?> change) =>
        RequestChanged.InvokeAsync(request => request.Narrow(r => r with { NumericRange = change(r.NumericRange) }));

    private string? ProblemOf(string parameter) => Problems.FirstOrDefault(problem => problem.Parameter == parameter)?.Expected;

    // A bound beyond the other one stays in its field until it is corrected, and never reaches the URL.
    private string? ExpectedMin(string text) => Read(text) switch
    {
        null => Expected,
        var min => min > Request.NumericRange?.Max ? L["a number not above {0}", Text(Request.NumericRange.Max)].Value : null,
    };

    private string? ExpectedMax(string text) => Read(text) switch
    {
        null => Expected,
        var max => max < Request.NumericRange?.Min ? L["a number not below {0}", Text(Request.NumericRange.Min)].Value : null,
    };

    private static decimal? Read(string text) =>
        text.Length <= 18 && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string Text(decimal? bound) => bound?.ToString(CultureInfo.InvariantCulture) ?? "";
}
