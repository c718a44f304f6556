using System.Buffers;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Wire;

/// <summary>Hands what the first HTML has read over to the live page, by way of <see cref="KeptValues"/>.</summary>
/// <typeparam name="T">What is handed over.</typeparam>
/// <param name="kept">The server's memory.</param>
/// <param name="size">How large a value is, in rows.</param>
internal sealed class KeptState<T>(KeptValues kept, Func<T, int> size) : PersistentComponentStateSerializer<T>
    where T : class
{
    public override void Persist(T value, IBufferWriter<byte> writer) => writer.Write(kept.Keep(value, size(value)).ToByteArray());

    // The page takes nothing for something that it has not read yet, which the base class has no word for.
    public override T Restore(ReadOnlySequence<byte> data) =>
        data.Length == 16 ? (kept.Find(new Guid(data.ToArray())) as T)! : null!;
}
