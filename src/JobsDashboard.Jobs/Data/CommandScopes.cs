using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JobsDashboard.Jobs.Data;

/// <summary>Opens a scope for every asynchronous command of a context, until the command has ended and its reader is closed.</summary>
/// <param name="open">Opens the scope. The token cancels the command.</param>
internal sealed class CommandScopes(Func<DbCommand, CancellationToken, IDisposable> open) : DbCommandInterceptor
{
    private readonly ConditionalWeakTable<DbCommand, IDisposable> _open = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) =>
        Begin(command, result, cancellationToken);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        Begin(command, result, cancellationToken);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        Begin(command, result, cancellationToken);

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        End(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<object?> ScalarExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default)
    {
        End(command);
        return ValueTask.FromResult(result);
    }

    // A command whose rows are read runs until its reader is closed.
    public override InterceptionResult DataReaderDisposing(
        DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        End(command);
        return result;
    }

    public override Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        End(command);
        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(
        DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        End(command);
        return Task.CompletedTask;
    }

    private ValueTask<T> Begin<T>(DbCommand command, T result, CancellationToken cancellationToken)
    {
        _open.AddOrUpdate(command, open(command, cancellationToken));
        return ValueTask.FromResult(result);
    }

    private void End(DbCommand command)
    {
        if (_open.TryGetValue(command, out var scope))
        {
            _open.Remove(command);
            scope.Dispose();
        }
    }
}
