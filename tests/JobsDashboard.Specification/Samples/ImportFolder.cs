using System.IO.Compression;
using System.Text;

namespace JobsDashboard.Specification.Samples;

/// <summary>A folder with files to import, gone after the test.</summary>
public sealed class ImportFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-import-");

    public string FullName => _folder.FullName;

    public string Add(string name, string text) => Add(name, Encoding.UTF8.GetBytes(text));

    public string Add(string name, byte[] bytes)
    {
        var path = Path.Combine(FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string AddZipped(string name, string text, int leaveOut = 0) => Add(name, Zip(text)[..^leaveOut]);

    public void Dispose() => _folder.Delete(recursive: true);

    private static byte[] Zip(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }
        return bytes.ToArray();
    }
}
