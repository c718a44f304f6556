using System.Buffers;
using System.IO.Compression;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Wire;

/// <summary>Hands what the first HTML has read over to the live page, which otherwise would read it again.</summary>
/// <remarks>
/// The browser sends it back in one message, together with what else the page needs, and a message is at most 32 kB. So it is
/// compressed, and left out where it is still too large: reading it again is faster anyway.
/// </remarks>
internal abstract class CompressedState<T> : PersistentComponentStateSerializer<T>
    where T : class
{
    // On its way it is encoded twice as base64, which makes 21 kB of it.
    private const int MaxBytes = 12 * 1024;

    /// <summary>Writes a value as bytes.</summary>
    protected abstract void Write(T value, Stream stream);

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    protected abstract T Read(Stream stream);

    public sealed override void Persist(T value, IBufferWriter<byte> writer)
    {
        using var bytes = new MemoryStream();
        using (var compressed = new BrotliStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            Write(value, compressed);
        }
        if (bytes.Length <= MaxBytes)
        {
            writer.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
    }

    public sealed override T Restore(ReadOnlySequence<byte> data)
    {
        if (data.IsEmpty)
        {
            // The page takes it for something that it has not read yet, which the base class has no word for.
            return null!;
        }
        using var compressed = new BrotliStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
        return Read(compressed);
    }
}
