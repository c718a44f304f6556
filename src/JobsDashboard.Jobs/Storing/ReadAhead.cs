using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace JobsDashboard.Jobs.Storing;

/// <summary>Work that goes on while its last result is still in use.</summary>
public static class ReadAhead
{
    /// <summary>Makes something of each item. The next one is made on another thread while the last one is still in use.</summary>
    public static async IAsyncEnumerable<TMade> SelectAheadAsync<T, TMade>(
        this IAsyncEnumerable<T> source, Func<T, TMade> make, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var made = Channel.CreateBounded<TMade>(1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var producer = Task.Run(() => ProduceAsync(stop.Token), CancellationToken.None);
        try
        {
            await foreach (var item in made.Reader.ReadAllAsync(cancellationToken))
            {
                yield return item;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await producer;
        }

        async Task ProduceAsync(CancellationToken stopped)
        {
            try
            {
                await foreach (var item in source.WithCancellation(stopped))
                {
                    await made.Writer.WriteAsync(make(item), stopped);
                }
                made.Writer.Complete();
            }
            catch (Exception failure)
            {
                // Handed to the reader, which throws it.
                made.Writer.Complete(failure);
            }
        }
    }
}
