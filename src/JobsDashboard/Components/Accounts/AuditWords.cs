using System.Globalization;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.WebUtilities;

namespace JobsDashboard.Components.Accounts;

/// <summary>The audit log in words and URLs.</summary>
public static class AuditWords
{
    /// <summary>What was done, as the page says it.</summary>
    public static string Of(AuditAction action) => L[action switch
    {
        AuditAction.SignedIn => "Signed in",
        AuditAction.SignInRefused => "Sign-in refused",
        AuditAction.SignedOut => "Signed out",
        AuditAction.SessionsEnded => "Sign-ins ended",
        AuditAction.UserDisabled => "User disabled",
        AuditAction.UserEnabled => "User enabled",
        AuditAction.KeyMade => "Key made",
        AuditAction.KeyUsed => "Key used",
        AuditAction.KeyDisabled => "Key disabled",
        AuditAction.MemberSet => "Member set",
        AuditAction.MemberRemoved => "Member removed",
        AuditAction.Exported => "Jobs exported",
        AuditAction.JobsRemoved => "Jobs removed",
        // Recorded by a later version of the program.
        _ => action.ToString(),
    }];

    /// <summary>The URL of a part of the log.</summary>
    /// <param name="filter">Which events.</param>
    /// <param name="before">The event before which they were recorded; null for the newest.</param>
    public static string UrlOf(AuditFilter filter, long? before = null) => QueryHelpers.AddQueryString(
        AccountPages.Audit,
        new Dictionary<string, string?>
        {
            ["User"] = filter.UserId,
            ["Action"] = filter.Action?.ToString(),
            ["Before"] = before?.ToString(CultureInfo.InvariantCulture),
        });
}
