using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace JobsDashboard.Import;

/// <summary>One file as it is being read.</summary>
/// <param name="path">The file, as it is called in sentences.</param>
/// <param name="encoding">What its text is in where it has no byte order mark; null for UTF-8.</param>
public sealed class ImportFile(string path, Encoding? encoding = null)
{
    private const int MostIgnoredFields = 1_000;
    private const int LongestName = 100;
    private const int LongestReason = 500;
    private const int LongestMark = 4;
    private const int CodePageOfUtf8 = 65001;

    private readonly SortedSet<string> _ignoredFields = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _notes = new(StringComparer.Ordinal);
    private Func<long> _position = () => 0;
    private Encoding? _transcodedFrom;

    public string Path { get; } = path;

    /// <summary>How far the file itself has been read, compressed or not.</summary>
    public long BytesRead => _position();

    /// <summary>Names of fields that the format does not know, each once.</summary>
    public IReadOnlyCollection<string> IgnoredFields => _ignoredFields;

    /// <summary>What the summary is to say of the file beside its counts: a plain phrase, and how often it was so.</summary>
    public IReadOnlyDictionary<string, long> Notes => _notes;

    /// <summary>Where the text really is, such as that of standard input.</summary>
    internal string Content { get; init; } = path;

    /// <summary>Whether the file only explains another one, so that what is wrong with it refuses that one.</summary>
    internal bool IsBeside { get; private init; }

    /// <summary>Opens the file's text as UTF-8 without a byte order mark. What is compressed is told by its first bytes, since names lie.</summary>
    /// <remarks>Bytes that are no text go through; whoever takes a row from it asks <see cref="IsReadable"/>.</remarks>
    public Stream Open()
    {
        var raw = new FileStream(Content, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        try
        {
            return OpenText(raw);
        }
        catch
        {
            raw.Dispose();
            throw;
        }
    }

    /// <summary>Whether all of a row, as it was read from <see cref="Open"/>, is text.</summary>
    internal bool IsReadable(ReadOnlySpan<byte> row) =>
        Utf8.IsValid(row) && (_transcodedFrom is null || row.IndexOf("\uFFFF"u8) < 0);

    /// <summary>A file that lies beside this one, if there is one that can be read; one that cannot is named.</summary>
    internal ImportFile? Beside(string name)
    {
        var beside = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Content) ?? "", name);
        if (Content != Path || !File.Exists(beside))
        {
            return null;
        }
        try
        {
            return new ImportFile(FoundFile.At(beside).Path, encoding) { IsBeside = true };
        }
        catch (ImportRefusedException refusal)
        {
            Note($"A table beside the file that is ignored: {refusal.Message}");
            return null;
        }
    }

    /// <summary>Counts what the summary is to say of the file, such as "Steps of jobs, which are no jobs".</summary>
    /// <param name="text">Of the format's own phrases, never a row's content: each is printed once, with its count.</param>
    /// <param name="count">How often it was so.</param>
    internal void Note(string text, long count = 1) => _notes[text] = _notes.GetValueOrDefault(text) + count;

    /// <exception cref="ImportRefusedException">The file has more columns than any table needs.</exception>
    internal void RefuseTooManyColumns(int count)
    {
        if (count > ImportLimits.Columns)
        {
            throw new ImportRefusedException($"{Path} has more than {ImportLimits.Columns:N0} columns.");
        }
    }

    internal void Ignore(string field)
    {
        if (_ignoredFields.Count < MostIgnoredFields)
        {
            _ignoredFields.Add(Shortened(field, LongestName));
        }
    }

    internal RejectedRow Reject(long line, string reason) => new(Path, line, Shortened(reason, LongestReason));

    /// <summary>Rejects a row that is not <see cref="IsReadable">readable</see>.</summary>
    /// <exception cref="ImportRefusedException">The file lies beside another one.</exception>
    internal RejectedRow RejectUnreadable(long line)
    {
        var text = _transcodedFrom is { } from
            ? $"cannot be read as {from.WebName}"
            : "is not UTF-8; if the file is in another encoding, name it, as in --encoding gb18030";
        var row = Reject(line, $"The text {text}.") with { IsUnreadable = true };
        return IsBeside ? throw row.Refusal : row;
    }

    private Stream OpenText(FileStream raw)
    {
        var length = raw.Length;
        _position = () => raw.CanRead ? raw.Position : length;
        var isGzip = Starts(raw, stackalloc byte[2]) is [0x1f, 0x8b];
        var marked = Marked(raw, isGzip);
        raw.Position = 0;
        Stream bytes = isGzip ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        bytes.ReadExactly(new byte[marked?.Preamble.Length ?? 0]);
        _transcodedFrom = (marked ?? encoding) is { CodePage: not CodePageOfUtf8 } other ? other : null;
        return _transcodedFrom is null ? bytes : TextEncodings.ToUtf8(bytes, _transcodedFrom);
    }

    private static Encoding? Marked(FileStream raw, bool isGzip)
    {
        raw.Position = 0;
        using var unzipped = isGzip ? new GZipStream(raw, CompressionMode.Decompress, leaveOpen: true) : null;
        return TextEncodings.Marked(Starts(unzipped ?? (Stream)raw, stackalloc byte[LongestMark]));
    }

    private static ReadOnlySpan<byte> Starts(Stream stream, Span<byte> start) => start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];

    private static string Shortened(string text, int most) => text.Length <= most ? text : text[..most] + "…";
}
