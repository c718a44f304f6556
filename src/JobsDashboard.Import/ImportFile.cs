using System.IO.Compression;

namespace JobsDashboard.Import;

/// <summary>One file as it is being read.</summary>
public sealed class ImportFile(string path)
{
    private const int MostIgnoredFields = 1_000;

    private readonly SortedSet<string> _ignoredFields = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _notes = new(StringComparer.Ordinal);
    private Func<long> _position = () => 0;

    public string Path { get; } = path;

    /// <summary>How far the file itself has been read, compressed or not.</summary>
    public long BytesRead => _position();

    /// <summary>Names of fields that the format does not know, each once.</summary>
    public IReadOnlyCollection<string> IgnoredFields => _ignoredFields;

    /// <summary>What the summary is to say of the file beside its counts: a plain phrase, and how often it was so.</summary>
    public IReadOnlyDictionary<string, long> Notes => _notes;

    /// <summary>Opens the file's text; what is compressed is told by its first bytes, since names lie.</summary>
    public Stream Open()
    {
        var raw = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        Span<byte> magic = stackalloc byte[2];
        var isGzip = raw.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1f, 0x8b];
        raw.Position = 0;
        var length = raw.Length;
        _position = () => raw.CanRead ? raw.Position : length;
        return isGzip ? new GZipStream(raw, CompressionMode.Decompress) : raw;
    }

    /// <summary>A file that lies beside this one, if there is one.</summary>
    internal ImportFile? Beside(string name)
    {
        var beside = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path) ?? "", name);
        return File.Exists(beside) ? new ImportFile(beside) : null;
    }

    /// <summary>Counts what the summary is to say of the file, such as "Steps of jobs, which are no jobs".</summary>
    /// <param name="text">Of the format's own phrases, never a row's content: each is printed once, with its count.</param>
    /// <param name="count">How often it was so.</param>
    internal void Note(string text, long count = 1) => _notes[text] = _notes.GetValueOrDefault(text) + count;

    internal void Ignore(string field)
    {
        if (_ignoredFields.Count < MostIgnoredFields)
        {
            _ignoredFields.Add(field);
        }
    }

    internal RejectedRow Reject(long line, string reason) => new(Path, line, reason);
}
