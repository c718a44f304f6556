using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JobsDashboard.Sqlite.Compression;

/// <summary>SQL that reads compressed texts, and its functions, which a connection has to know.</summary>
internal static class TextFunctions
{
    /// <summary>
    /// The rows of JobDetail with the whole jobs, which are in JobBody. What an earlier version stored is in JobDetail until it is moved.
    /// </summary>
    /// <remarks>Of one table, so that SQLite reads the other only where a query asks for a whole job.</remarks>
    public const string WholeRows =
        """
        SELECT d.Id, d.JobId, d.JobIdKey, d.DisplayName, d.DisplayNameKey, d.ReasonMessage, d.DescriptionKey,
            CASE d.Json WHEN '' THEN jobs_text(coalesce((SELECT b.Json FROM JobBody AS b WHERE b.Id = d.Id), x'')) ELSE d.Json END AS Json,
            CASE d.Json WHEN '' THEN jobs_text((SELECT b.Extras FROM JobBody AS b WHERE b.Id = d.Id)) ELSE d.Extras END AS Extras
        FROM JobDetail AS d
        """;

    /// <summary>Makes <c>jobs_text</c> and <c>jobs_text_length</c> known to an open connection.</summary>
    public static void Register(SqliteConnection connection, TextDictionaries dictionaries)
    {
        Register(connection, "jobs_text", (context, compressed) => dictionaries.Decompress(compressed, connection, text =>
        {
            // Of no bytes, SQLite would make NULL.
            if (text.IsEmpty)
            {
                raw.sqlite3_result_text(context, "");
            }
            else
            {
                raw.sqlite3_result_text(context, text);
            }
            return true;
        }));
        Register(connection, "jobs_text_length", (context, compressed) =>
            raw.sqlite3_result_int(context, TextDictionary.LengthOf(compressed)));
    }

    // Not by the driver's own way, which would make a text of the bytes and bytes of the text. Nothing stays nothing.
    private static void Register(SqliteConnection connection, string name, Answer answer) => raw.sqlite3_create_function(
        connection.Handle!, name, 1, raw.SQLITE_DETERMINISTIC, null, (context, _, values) =>
        {
            if (raw.sqlite3_value_type(values[0]) == raw.SQLITE_NULL)
            {
                raw.sqlite3_result_null(context);
                return;
            }
            try
            {
                answer(context, raw.sqlite3_value_blob(values[0]));
            }
            // An exception cannot pass SQLite. Only its error code says that the cause was damage.
            catch (Exception failure)
            {
                raw.sqlite3_result_error(context, failure.Message);
                raw.sqlite3_result_error_code(context, failure switch
                {
                    InvalidDataException => raw.SQLITE_CORRUPT,
                    SqliteException dictionary => dictionary.SqliteErrorCode,
                    _ => raw.SQLITE_ERROR,
                });
            }
        });

    private delegate void Answer(sqlite3_context context, ReadOnlySpan<byte> compressed);
}
