using System.Collections.Immutable;
using System.Globalization;
using JobsDashboard.Administration;
using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Accounts;

/// <summary>The audit log, for global admins. The URL says which part of it is shown.</summary>
public sealed partial class AuditPage
{
    private const int PageSize = 100;

    private AuditFilter _filter = AuditFilter.All;
    private ImmutableArray<AuditEvent>? _events;
    private bool _hasMore;
    private string? _problem;

    [Inject] private AuditReading Reading { get; set; } = null!;

    [Inject] private AccountWork Work { get; set; } = null!;

    /// <summary>Who asks.</summary>
    [CascadingParameter] public required JobCaller Caller { get; set; }

    /// <summary>The response of the first HTML; null on the live page.</summary>
    [CascadingParameter] public HttpContext? Http { get; set; }

    /// <summary>Whose actions.</summary>
    [SupplyParameterFromQuery] public string? User { get; set; }

    /// <summary>Which action.</summary>
    [SupplyParameterFromQuery] public string? Action { get; set; }

    /// <summary>The event before which the shown ones were recorded.</summary>
    [SupplyParameterFromQuery] public string? Before { get; set; }

    /// <summary>Reads the part of the log that the URL asks for.</summary>
    protected override Task OnParametersSetAsync()
    {
        var problems = new List<string>();
        var action = Read(Action, "Action", "the name of an action", problems, text =>
            Enum.TryParse<AuditAction>(text, ignoreCase: true, out var read) && Enum.IsDefined(read) ? read : (AuditAction?)null);
        var before = Read(Before, "Before", "the number of an event", problems, text =>
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : (long?)null);
        _problem = problems.Count > 0 ? string.Join(' ', problems) : null;
        _filter = new AuditFilter(User?.Trim() is { Length: > 0 } id ? id : null, action);
        return Work.ReadAsync(Http, async () =>
        {
            // One more than is shown tells whether there are older ones.
            var read = await Reading.ListAsync(Caller, _filter, before, PageSize + 1, CancellationToken.None);
            (_events, _hasMore) = ([.. read.Take(PageSize)], read.Length > PageSize);
        });
    }

    private static T? Read<T>(string? text, string name, string expected, List<string> problems, Func<string, T?> read)
        where T : struct
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        var value = read(text.Trim());
        if (value is null)
        {
            problems.Add($"{L["{0} was ignored.", name]} {L["Expected: {0}.", L[expected]]}");
        }
        return value;
    }
}
