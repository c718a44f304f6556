using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;

namespace JobsDashboard.Import.Files;

/// <summary>Standard input, copied to a temporary file because an import reads the beginning of its input twice.</summary>
/// <remarks>Disposing deletes the file.</remarks>
internal sealed class StandardInput : IDisposable
{
    /// <summary>The path on the command line that means standard input.</summary>
    public const string Path = "-";

    private readonly FileStream _copy;

    private StandardInput(FileStream copy, FoundFile file)
    {
        _copy = copy;
        File = file;
    }

    public FoundFile File { get; }

    /// <summary>Copies the input to its end.</summary>
    /// <exception cref="ImportRefusedException">The input is longer than the limit.</exception>
    public static async Task<StandardInput> ReadAsync(Stream input, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"jobs-import-{Guid.NewGuid():N}");
        var copy = new FileStream(path, Options());
        try
        {
            var hash = await CopyAsync(input, copy, cancellationToken);
            // The stamp depends on the content alone, so the same input given again resumes an interrupted import.
            var stamp = string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(hash)} {copy.Length}");
            return new StandardInput(copy, new FoundFile("(standard input)", path, stamp, copy.Length));
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    public void Dispose() => _copy.Dispose();

    private static async Task<byte[]> CopyAsync(Stream input, FileStream copy, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        int read;
        while ((read = await input.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (copy.Length + read > ImportLimits.StandardInputBytes)
            {
                throw new ImportRefusedException(
                    $"Standard input is longer than {ImportLimits.StandardInputBytes >> 30} GB; import it as a file.");
            }
            hash.AppendData(buffer, 0, read);
            await copy.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        await copy.FlushAsync(cancellationToken);
        ArrayPool<byte>.Shared.Return(buffer);
        return hash.GetHashAndReset();
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            // Other users of the machine must not read the jobs.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        return options;
    }
}
