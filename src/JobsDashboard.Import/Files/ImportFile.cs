using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace JobsDashboard.Import.Files;

/// <summary>A file while it is read: it opens the text, and collects what the summary says about the file.</summary>
/// <param name="path">The name that messages use.</param>
/// <param name="encoding">The encoding of a text that has no byte order mark; null for UTF-8.</param>
public sealed class ImportFile(string path, Encoding? encoding = null)
{
    private const int MaxIgnoredFields = 1_000;
    private const int MaxFieldNameLength = 100;
    private const int MaxReasonLength = 500;
    private const int MaxByteOrderMarkLength = 4;
    private const int Utf8CodePage = 65001;

    private readonly SortedSet<string> _ignoredFields = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _notes = new(StringComparer.Ordinal);
    private Func<long> _position = () => 0;
    private Encoding? _transcodedFrom;

    public string Path { get; } = path;

    /// <summary>Bytes read from the file so far, counted before decompression.</summary>
    public long BytesRead => _position();

    /// <summary>Names of fields that the format does not know, each once. At most a thousand are kept.</summary>
    public IReadOnlyCollection<string> IgnoredFields => _ignoredFields;

    /// <summary>Remarks for the summary, with the number of times each applied.</summary>
    public IReadOnlyDictionary<string, long> Notes => _notes;

    /// <summary>The path of the bytes, which differs from <see cref="Path"/> for standard input.</summary>
    internal string Content { get; init; } = path;

    /// <summary>Whether the file only adds to another one, such as a table of user names. An error in it then refuses the import.</summary>
    internal bool IsCompanion { get; private init; }

    /// <summary>Opens the text as UTF-8 without a byte order mark. Gzip is recognised by the first bytes, not by the name.</summary>
    /// <remarks>Bytes that are not valid text are passed on; call <see cref="Check"/> for each row.</remarks>
    public Stream Open()
    {
        const FileShare share = FileShare.ReadWrite | FileShare.Delete;
        var raw = new FileStream(Content, FileMode.Open, FileAccess.Read, share, 1 << 16, FileOptions.SequentialScan);
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

    /// <summary>Checks the length and the encoding of a row, whatever its format.</summary>
    /// <param name="row">The row as read from <see cref="Open"/>. Of one that is too long, a part beyond the limit is enough.</param>
    /// <param name="line">Its line, from 1.</param>
    /// <returns>Why the row is rejected; null when it may be read.</returns>
    /// <exception cref="ImportRefusedException">The file is a companion and the row is not valid text.</exception>
    internal RejectedRow? Check(ReadOnlySpan<byte> row, long line)
    {
        if (row.Length > ImportLimits.RowBytes)
        {
            return Reject(line, RejectionReasons.LongRow);
        }
        return IsReadable(row) ? null : RejectUnreadable(line);
    }

    /// <summary>Whether bytes read from <see cref="Open"/> are valid text.</summary>
    internal bool IsReadable(ReadOnlySpan<byte> text) =>
        Utf8.IsValid(text) && (_transcodedFrom is null || text.IndexOf("\uFFFF"u8) < 0);

    /// <summary>A file in the same folder that adds to this one. Null when there is none; one that cannot be read is noted.</summary>
    internal ImportFile? Companion(string name)
    {
        var companion = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Content) ?? "", name);
        if (Content != Path || !File.Exists(companion))
        {
            return null;
        }
        try
        {
            return new ImportFile(FoundFile.At(companion).Path, encoding) { IsCompanion = true };
        }
        catch (ImportRefusedException refusal)
        {
            Note($"A table beside the file is ignored: {refusal.Message}");
            return null;
        }
    }

    /// <summary>Adds a remark to the summary, such as "Steps of jobs, which are no jobs of their own".</summary>
    /// <param name="text">A fixed phrase, never content of a row: each phrase is printed once, with its count.</param>
    /// <param name="count">How many times it applies.</param>
    internal void Note(string text, long count = 1) => _notes[text] = _notes.GetValueOrDefault(text) + count;

    /// <exception cref="ImportRefusedException">The file has more columns than the limit.</exception>
    internal void RefuseTooManyColumns(int count)
    {
        if (count > ImportLimits.Columns)
        {
            throw new ImportRefusedException($"{Path} has more than {ImportLimits.Columns:N0} columns.");
        }
    }

    internal void Ignore(string field)
    {
        if (_ignoredFields.Count < MaxIgnoredFields)
        {
            _ignoredFields.Add(Shortened(field, MaxFieldNameLength));
        }
    }

    internal RejectedRow Reject(long line, string reason) => new(Path, line, Shortened(reason, MaxReasonLength));

    /// <summary>Rejects a row that is not valid text.</summary>
    /// <exception cref="ImportRefusedException">The file is a companion.</exception>
    internal RejectedRow RejectUnreadable(long line)
    {
        var text = _transcodedFrom is { } from
            ? $"cannot be read as {from.WebName}"
            : "is not UTF-8; if the file is in another encoding, name it, as in --encoding gb18030";
        var row = Reject(line, $"The text {text}.") with { IsUnreadable = true };
        return IsCompanion ? throw row.Refusal : row;
    }

    private Stream OpenText(FileStream raw)
    {
        var length = raw.Length;
        _position = () => raw.CanRead ? raw.Position : length;
        var isGzip = FirstBytes(raw, stackalloc byte[2]) is [0x1f, 0x8b];
        var marked = MarkedEncoding(raw, isGzip);
        raw.Position = 0;
        Stream bytes = isGzip ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        bytes.ReadExactly(new byte[marked?.Preamble.Length ?? 0]);
        _transcodedFrom = (marked ?? encoding) is { CodePage: not Utf8CodePage } other ? other : null;
        return _transcodedFrom is null ? bytes : TextEncodings.ToUtf8(bytes, _transcodedFrom);
    }

    private static Encoding? MarkedEncoding(FileStream raw, bool isGzip)
    {
        raw.Position = 0;
        using var unzipped = isGzip ? new GZipStream(raw, CompressionMode.Decompress, leaveOpen: true) : null;
        return TextEncodings.Marked(FirstBytes(unzipped ?? (Stream)raw, stackalloc byte[MaxByteOrderMarkLength]));
    }

    private static ReadOnlySpan<byte> FirstBytes(Stream stream, Span<byte> buffer) =>
        buffer[..stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];

    private static string Shortened(string text, int maxLength) => text.Length <= maxLength ? text : text[..maxLength] + "…";
}
