using System.Globalization;
using System.Text;

namespace JobsDashboard.Import;

/// <summary>A file that is to be imported.</summary>
/// <param name="Path">What it is called in sentences.</param>
/// <param name="Content">Where its bytes are.</param>
/// <param name="Stamp">What tells it from another file under the same name.</param>
/// <param name="Length">How many bytes it has.</param>
internal sealed record FoundFile(string Path, string Content, string Stamp, long Length)
{
    /// <exception cref="ImportRefusedException">There is no such file, or it is none that has a beginning and an end.</exception>
    public static FoundFile At(string path)
    {
        if (!File.Exists(path))
        {
            throw new ImportRefusedException($"{path} does not exist.");
        }
        var file = Target(path);
        // Nothing but a regular file has a length.
        return file is { Exists: true, Length: > 0 }
            ? new FoundFile(path, path, string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc:O} {file.Length}"), file.Length)
            : throw new ImportRefusedException($"{path} is empty, or it is a pipe or a device; what comes out of one is imported from standard input, as -.");
    }

    public ImportFile Begin(Encoding? encoding) => new(Path, encoding) { Content = Content };

    private static FileInfo Target(string path)
    {
        try
        {
            return new(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        }
        catch (IOException e)
        {
            throw new ImportRefusedException($"{path} is a link that leads nowhere.", e);
        }
    }
}
