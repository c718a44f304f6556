using JobsDashboard.Jobs.Storing;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Connecting;

/// <summary>What SQLite's errors mean to whoever runs the program.</summary>
internal static class SqliteFailures
{
    private const int AnyError = 1;
    private const int Corrupt = 11;

    // SQLite has no code for these. They mean that the file has lost what it had when the program started.
    private static readonly string[] s_lost = ["no such table", "no such column", "invalid fts5 file format", "vtable constructor failed"];

    /// <summary>The failure in one sentence.</summary>
    public static JobsDatabaseException Explain(SqliteException failure, string path)
    {
        var (trouble, sentence) = Describe(IsLost(failure) ? Corrupt : failure.SqliteErrorCode, path);
        return new JobsDatabaseException(sentence, failure) { Trouble = trouble };
    }

    public static string NotWritable(string path) => $"The database {path} cannot be written; give this program the right to write it.";

    private static bool IsLost(SqliteException failure) =>
        failure.SqliteErrorCode == AnyError && s_lost.Any(lost => failure.Message.Contains(lost, StringComparison.Ordinal));

    private static (DatabaseTrouble Trouble, string Sentence) Describe(int code, string path) => code switch
    {
        5 or 6 => (
            DatabaseTrouble.Unavailable,
            $"The database {path} is locked by another program; close that program, or try again when it has finished."),
        8 => (DatabaseTrouble.Unavailable, NotWritable(path)),
        10 => (
            DatabaseTrouble.Unavailable,
            $"The disk that holds {path} failed while it was read or written; see that the disk is sound and has room."),
        Corrupt or 26 => (
            DatabaseTrouble.Damaged,
            $"The file {path} is damaged, or no database at all; restore it from a backup, or name another file."),
        13 => (DatabaseTrouble.Unavailable, $"The disk that holds {path} is full."),
        14 => (
            DatabaseTrouble.Unavailable,
            $"The database {path} cannot be opened; see that its folder exists and may be written, " +
            "and that the program may open more files."),
        _ => (DatabaseTrouble.Other, $"The database {path} failed (SQLite error {code})."),
    };
}
