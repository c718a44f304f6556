using System.Threading.Channels;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Sqlite.Connecting;

namespace JobsDashboard.Sqlite.Access;

/// <summary>
/// The nonces in the file. To wait for the disk takes as long for many as for one, so all that come meanwhile are stored together next.
/// </summary>
internal sealed class SqliteNonces : ISignatureNonces, IDisposable
{
    private readonly Channel<WaitingNonce> _waiting = Channel.CreateUnbounded<WaitingNonce>(new() { SingleReader = true });
    private readonly SqliteFile _file;
    private readonly Task _storing;

    // That of whoever stores. Opened with the first nonce, and again after a failure.
    private NonceTable? _table;

    public SqliteNonces(SqliteFile file)
    {
        _file = file;
        // On nobody's account: a request that is answered has a share of the processor, which this is no part of.
        using var _ = ExecutionContext.SuppressFlow();
        _storing = Task.Run(StoreAsync);
    }

    public async Task<NonceUse> UseAsync(string accessKeyId, string nonce, DateTimeOffset lastUse, CancellationToken cancellationToken)
    {
        var waiting = new WaitingNonce(accessKeyId, nonce, lastUse.ToUnixTimeSeconds());
        await _waiting.Writer.WriteAsync(waiting, cancellationToken);
        return await waiting.Stored.Task.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _storing.Wait();
        _table?.Dispose();
    }

    private async Task StoreAsync()
    {
        var together = new List<WaitingNonce>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (_waiting.Reader.TryRead(out var waiting))
            {
                together.Add(waiting);
            }
            Store(together);
            together.Clear();
        }
    }

    // Whatever fails is the failure of those who wait for it.
    private void Store(IReadOnlyList<WaitingNonce> together)
    {
        try
        {
            _table ??= new NonceTable(_file);
            var uses = _table.Use(together);
            foreach (var (waiting, use) in together.Zip(uses))
            {
                waiting.Stored.SetResult(use);
            }
        }
        catch (Exception failure)
        {
            _table?.Dispose();
            _table = null;
            foreach (var waiting in together)
            {
                waiting.Stored.TrySetException(failure);
            }
        }
    }
}
