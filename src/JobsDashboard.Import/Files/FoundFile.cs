using System.Globalization;
using System.Text;

namespace JobsDashboard.Import.Files;

/// <summary>A file to import.</summary>
/// <param name="Path">The name that messages use.</param>
/// <param name="Content">The path of its bytes, which differs from <paramref name="Path"/> for standard input.</param>
/// <param name="Stamp">Changes when the content changes, so that a new file under an old name is imported from its beginning.</param>
/// <param name="Length">Its size in bytes.</param>
internal sealed record FoundFile(string Path, string Content, string Stamp, long Length)
{
    /// <exception cref="ImportRefusedException">The path does not exist, or is not a regular file with content.</exception>
    public static FoundFile At(string path)
    {
        if (!File.Exists(path))
        {
            throw new ImportRefusedException($"{path} does not exist.");
        }
        var file = Target(path);
        // Pipes and devices have no length.
        if (file is not { Exists: true, Length: > 0 })
        {
            throw new ImportRefusedException(
                $"{path} is empty, or it is a pipe or a device. To import the output of a pipe, use - (standard input).");
        }
        var stamp = string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc:O} {file.Length}");
        return new FoundFile(path, path, stamp, file.Length);
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
