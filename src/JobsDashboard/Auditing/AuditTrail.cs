using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Auditing;

/// <summary>
/// Records what is done by a request or on a live page, with the client's address: in the database, and as a structured event in the log.
/// </summary>
internal sealed class AuditTrail(AuditLog audit, ClientAddress address, ILogger<AuditTrail> log)
{
    /// <summary>Makes a change that is stored with its record, or not at all.</summary>
    /// <param name="action">What is done.</param>
    /// <param name="userId">Who does it.</param>
    /// <param name="subject">What it is done to.</param>
    /// <param name="change">Stores the change and the record in one transaction; false if there was nothing to change.</param>
    public async Task<bool> ChangeAsync(AuditAction action, string userId, string? subject, Func<AuditEvent, Task<bool>> change)
    {
        var recorded = new AuditEvent(action, userId, subject, address.Value);
        var isChanged = await change(recorded);
        if (isChanged)
        {
            Log(recorded);
        }
        return isChanged;
    }

    /// <summary>Records what may not happen without a record, before it happens. What cannot be recorded is an exception.</summary>
    /// <param name="action">What is about to be done.</param>
    /// <param name="userId">Who does it; null where that is not known.</param>
    /// <param name="subject">What it is done to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RecordAsync(AuditAction action, string? userId, string? subject, CancellationToken cancellationToken)
    {
        var recorded = new AuditEvent(action, userId, subject, address.Value);
        await audit.WriteAsync(recorded, cancellationToken);
        Log(recorded);
    }

    /// <summary>Records what happens in any case. If the database does not take the record, only the log has it, as an error.</summary>
    /// <param name="action">What is done.</param>
    /// <param name="userId">Who does it; null where that is not known.</param>
    /// <param name="subject">What it is done to.</param>
    public async Task TryRecordAsync(AuditAction action, string? userId, string? subject)
    {
        var recorded = new AuditEvent(action, userId, subject, address.Value);
        try
        {
            // Recorded also when the client has gone away.
            await audit.WriteAsync(recorded, CancellationToken.None);
            Log(recorded);
        }
        catch (Exception failure)
        {
            log.LogError(
                IdOf(action), failure, "{Action} of {Subject} by {UserId} from {Address} is missing in the audit log",
                action, subject, userId, recorded.Address);
        }
    }

    private void Log(AuditEvent recorded) => log.LogInformation(
        IdOf(recorded.Action), "{Action} of {Subject} by {UserId} from {Address}",
        recorded.Action, recorded.Subject, recorded.UserId, recorded.Address);

    private static EventId IdOf(AuditAction action) => new((int)action, action.ToString());
}
