using System.Data.Common;
using System.Text;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.Sqlite.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace JobsDashboard.Sqlite.Reading;

/// <summary>
/// Registers the functions of queries on every connection: they read compressed texts, check a job for terms that a full-text query
/// cannot say exactly, and order texts by UTF-16 units.
/// </summary>
internal sealed class QueryFunctionInterceptor(SecretMask secrets, TextDictionaries dictionaries) : DbConnectionInterceptor
{
    public const string HasTermsName = "jobs_has_terms";

    // The terms are the same from row to row, so they are read once.
    [ThreadStatic]
    private static (string Text, TextQuery Query) s_last;

    /// <summary>The text that the function reads a query from.</summary>
    public static string Write(TextQuery query) =>
        // Not in quotes, where a star would be no sign.
        string.Join(' ', query.Terms.Select(
            term => string.Join('-', term.Tokens.Select(word => word.Text)) + (term.EndsInBeginning ? "*" : "")));

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Register(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Register(connection);
        return Task.CompletedTask;
    }

    private void Register(DbConnection connection)
    {
        var sqlite = (SqliteConnection)connection;
        TextFunctions.Register(sqlite, dictionaries);
        sqlite.CreateFunction<string?, int, string, bool>(HasTermsName, HasTerms, isDeterministic: true);
        // Blobs are ordered byte by byte, texts by code point.
        sqlite.CreateFunction<string?, byte[]?>(
            UnitOrder.Name, text => text is null ? null : Encoding.BigEndianUnicode.GetBytes(text), isDeterministic: true);
    }

    private bool HasTerms(string? json, int field, string text)
    {
        if (s_last.Text != text)
        {
            s_last = (text, TextQuery.Parse(text).Query!);
        }
        var texts = secrets.SearchedTexts(Job(json), (TextField)field).ToList();
        return s_last.Query.Terms.All(term => texts.Exists(term.IsIn));
    }

    // An exception of a function fails the statement. Only the error code of SQLite then says that the cause was damage.
    private static JobItem Job(string? json)
    {
        try
        {
            return StoredJson.Job(json ?? "", extras: null);
        }
        catch (JobsDatabaseException damage)
        {
            throw new SqliteException(damage.Message, raw.SQLITE_CORRUPT);
        }
    }
}
