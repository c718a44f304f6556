using System.Xml;
using System.Xml.Linq;
using JobsDashboard.Settings;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Access;

/// <summary>The folder where earlier versions of the program had their keys. Each is taken over into the database once.</summary>
/// <remarks>
/// Programs that start together may find the same files, so a file is held while it is copied, and a key that is there is not copied again.
/// </remarks>
internal sealed partial class KeyFolder(string path, ILogger<KeyFolder> log)
{
    // Not .xml, so that it is not found again. It is kept for a way back to the earlier version.
    private const string Done = ".taken-over";

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <exception cref="RefusedSettingException">A file is no key.</exception>
    public async Task TakeOverAsync(KeyRingDb db, CancellationToken cancellationToken)
    {
        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.xml") : [];
        foreach (var file in files)
        {
            if (await OpenAloneAsync(file, cancellationToken) is { } stream)
            {
                await using (stream)
                {
                    await CopyAsync(db, file, stream, cancellationToken);
                }
                Mark(file);
            }
        }
        if (files.Length > 0)
        {
            LogDone(log, path, Done);
        }
    }

    private static async Task CopyAsync(KeyRingDb db, string file, FileStream stream, CancellationToken cancellationToken)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (await db.DataProtectionKeys.AnyAsync(key => key.FriendlyName == name, cancellationToken))
        {
            return;
        }
        try
        {
            var key = await XElement.LoadAsync(stream, LoadOptions.None, cancellationToken);
            db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = name, Xml = key.ToString(SaveOptions.DisableFormatting) });
        }
        catch (XmlException failure)
        {
            throw new RefusedSettingException(
                $"The key {file} of an earlier version is damaged; restore it from a backup, or move it away: what was encrypted with it "
                + "is lost then.",
                failure);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    // Null when another program has taken it over meanwhile.
    private static async Task<FileStream?> OpenAloneAsync(string file, CancellationToken cancellationToken)
    {
        while (File.Exists(file))
        {
            try
            {
                return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None);
            }
            catch (IOException) when (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(s_pause, cancellationToken);
            }
        }
        return null;
    }

    private void Mark(string file)
    {
        try
        {
            File.Move(file, file + Done, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It is looked at again by the next start, and not copied a second time.
            LogNotMarked(log, file, failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "The keys of {Folder} are in the database now. The files are kept there, as *.xml{Done}.")]
    private static partial void LogDone(ILogger log, string folder, string done);

    [LoggerMessage(LogLevel.Warning, "The key {File} is in the database now, but cannot be renamed: {Problem}")]
    private static partial void LogNotMarked(ILogger log, string file, string problem);
}
