using System.Buffers;
using System.Collections.Concurrent;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace JobsDashboard.Sqlite.Compression;

/// <summary>Compresses texts by what many of them have in common. For many threads at once.</summary>
internal sealed class TextDictionary : IDisposable
{
    /// <summary>How hard zstd tries: it takes the longest match at each place, where level 3 takes one of the first two.</summary>
    public const int Level = 4;

    // By shorter matches longer ones are missed.
    private const int MinMatch = 6;

    // Among two to the power of this many places.
    private const int SearchLog = 2;

    // What a byte of zstd can become at most, about: a block of 128 KiB takes 4 bytes.
    private const long MaxGrowth = 1 << 15;

    private readonly byte[] _bytes;
    private readonly ConcurrentBag<Compressor> _compressors = [];
    private readonly ConcurrentBag<Decompressor> _decompressors = [];

    /// <param name="bytes">A dictionary as zstd trains it; no bytes for none.</param>
    public TextDictionary(byte[] bytes) => (_bytes, Id) = (bytes, IdOf(bytes));

    /// <summary>What compressed texts name the dictionary by, a number that zstd makes of its content; 0 for none.</summary>
    public long Id { get; }

    /// <summary>The id of the dictionary that a compressed text needs.</summary>
    public static unsafe long IdIn(ReadOnlySpan<byte> compressed)
    {
        fixed (byte* start = compressed)
        {
            return Methods.ZSTD_getDictID_fromFrame(start, (nuint)compressed.Length);
        }
    }

    /// <summary>How many bytes a text had, in UTF-8.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static int LengthOf(ReadOnlySpan<byte> compressed) => Sound(compressed, static compressed =>
    {
        var length = Decompressor.GetDecompressedSize(compressed);
        // Damage must not claim memory. No bytes at all are a text for zstd.
        return !compressed.IsEmpty && length <= (ulong)Math.Min(compressed.Length * MaxGrowth, Array.MaxLength)
            ? (int)length
            : throw new InvalidDataException("A compressed text names an impossible length.");
    });

    /// <param name="text">A text in UTF-8.</param>
    public byte[] Compress(ReadOnlySpan<byte> text)
    {
        var compressor = _compressors.TryTake(out var free) ? free : NewCompressor();
        var bytes = ArrayPool<byte>.Shared.Rent(Compressor.GetCompressBound(text.Length));
        try
        {
            return bytes[..compressor.Wrap(text, bytes)];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            _compressors.Add(compressor);
        }
    }

    /// <param name="compressed">A text that was compressed by this dictionary.</param>
    /// <param name="use">Takes the text in UTF-8, which is there for the length of this call.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public T Decompress<T>(ReadOnlySpan<byte> compressed, Func<ReadOnlySpan<byte>, T> use)
    {
        var decompressor = _decompressors.TryTake(out var free) ? free : Sound(compressed, _ => NewDecompressor());
        var bytes = ArrayPool<byte>.Shared.Rent(LengthOf(compressed));
        try
        {
            return use(bytes.AsSpan(0, Sound(compressed, compressed => decompressor.Unwrap(compressed, bytes))));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            _decompressors.Add(decompressor);
        }
    }

    public void Dispose()
    {
        foreach (var part in _compressors.Concat<IDisposable>(_decompressors))
        {
            part.Dispose();
        }
    }

    private static unsafe long IdOf(byte[] dictionary)
    {
        fixed (byte* start = dictionary)
        {
            return Methods.ZSTD_getDictID_fromDict(start, (nuint)dictionary.Length);
        }
    }

    private static T Sound<T>(ReadOnlySpan<byte> compressed, Func<ReadOnlySpan<byte>, T> read)
    {
        try
        {
            return read(compressed);
        }
        catch (ZstdException failure)
        {
            throw new InvalidDataException("A compressed text is damaged.", failure);
        }
    }

    private Compressor NewCompressor()
    {
        var compressor = new Compressor(Level);
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_minMatch, MinMatch);
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_searchLog, SearchLog);
        // ZSTD_c_useRowMatchFinder: its tables take longer here than the chains that they stand in for, and save nothing.
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_experimentalParam14, (int)ZSTD_paramSwitch_e.ZSTD_ps_disable);
        // A disk that returns other bytes is noticed, also where they decompress to some text.
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        if (Id != 0)
        {
            compressor.LoadDictionary(_bytes);
        }
        return compressor;
    }

    private Decompressor NewDecompressor()
    {
        var decompressor = new Decompressor();
        if (Id != 0)
        {
            decompressor.LoadDictionary(_bytes);
        }
        return decompressor;
    }
}
