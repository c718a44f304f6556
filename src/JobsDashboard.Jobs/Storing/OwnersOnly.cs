namespace JobsDashboard.Jobs.Storing;

/// <summary>Files and folders that nobody but their owner may read, where the system knows such a thing.</summary>
public static class OwnersOnly
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The folder; made when it is not there.</summary>
    public static DirectoryInfo MakeFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, FileMode | UnixFileMode.UserExecute);

    /// <summary>Makes an empty file.</summary>
    public static void MakeFile(string path)
    {
        var options = new FileStreamOptions { Mode = System.IO.FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode;
        }
        new FileStream(path, options).Dispose();
    }

    /// <summary>Takes the rights of others away from a file, as far as its owner is who runs the program.</summary>
    public static void Narrow(string path)
    {
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ~FileMode) == 0)
        {
            return;
        }
        try
        {
            File.SetUnixFileMode(path, FileMode);
        }
        catch (UnauthorizedAccessException)
        {
            // Whoever owns the file has decided to share it.
        }
    }
}
