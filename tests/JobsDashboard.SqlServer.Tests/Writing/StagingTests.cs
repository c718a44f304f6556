using System.Data;
using System.Text;
using System.Text.Json;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.SqlServer.Data;
using JobsDashboard.SqlServer.Tests.Checking;
using JobsDashboard.SqlServer.Writing;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Writing;

/// <summary>What is copied in bulk, held against the tables that it is for.</summary>
public sealed class StagingTests
{
    private static readonly StagingTables s_staging = Scripts.Staging;

    /// <summary>The columns that are copied, by table; the server gives the keys of shared texts and tags.</summary>
    public static TheoryData<string, string[]> Tables { get; } = new()
    {
        { "JobValue", ["Key"] },
        { "Tag", ["TagId"] },
        { "Job", [] },
        { "JobDetail", [] },
        { "JobText", [] },
        { "JobTag", [] },
    };

    [Theory, MemberData(nameof(Tables))]
    public void StagingTable_OfATable_HasItsColumnsInTheirTypes(string table, string[] givenByTheServer)
    {
        var expected = Columns(table).Where(column => !givenByTheServer.Contains(column.Name)).Select(Definition).Order(StringComparer.Ordinal);

        var create = s_staging.Create.Single(create => create.StartsWith($"CREATE TABLE [#{table}] (", StringComparison.Ordinal));

        var staged = create[$"CREATE TABLE [#{table}] (".Length..^2].Split(", ").Order(StringComparer.Ordinal);
        Assert.Equal(expected, staged);
    }

    [Fact]
    public void StagingTable_OfKeys_HasTheTypeOfTheColumnThatTheyAreLookedUpIn() =>
        Assert.Equal($"CREATE TABLE [#Keys] ({Definition(Columns("JobDetail").Single(column => column.Name == "JobIdKey"))});", s_staging.Keys.Create);

    [Fact]
    public async Task BulkCopy_OfEachTable_PutsEveryColumnUnderItsOwnName()
    {
        using var connection = new SqlConnection();
        foreach (var rows in await RowsAsync())
        {
            using var copy = SqlServerWriteSession.NewCopy(connection, null, rows);
            var names = rows.Columns.Cast<DataColumn>().Select(column => column.ColumnName).ToList();

            Assert.Contains(s_staging.Create, create => create.StartsWith($"CREATE TABLE {copy.DestinationTableName} (", StringComparison.Ordinal));
            Assert.Equal(names, copy.ColumnMappings.Cast<SqlBulkCopyColumnMapping>().Select(mapping => mapping.SourceColumn));
            Assert.Equal(names, copy.ColumnMappings.Cast<SqlBulkCopyColumnMapping>().Select(mapping => mapping.DestinationColumn));
        }
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task Rows_OfATable_HaveTheTypesThatTheDriverSends(string table, string[] givenByTheServer)
    {
        var rows = (await RowsAsync()).Single(rows => rows.TableName == $"#{table}");

        Assert.All(
            Columns(table).Where(column => !givenByTheServer.Contains(column.Name)),
            column => Assert.Equal(column.ClrType, rows.Columns[column.Name]!.DataType));
    }

    [Fact]
    public async Task Row_OfAJobWithEveryField_HasEachValueInItsColumn()
    {
        var write = await EveryFieldAsync();
        var facts = write.Job.Facts;

        using var rows = s_staging.Jobs.Rows([write.NarrowRow((field, _) => 100 + field.Number)]);

        var row = Assert.Single(rows.Rows.Cast<DataRow>());
        Assert.Equal([7L, 2L, 3L], new[] { row["Id"], row["Revision"], row["AddedAt"] });
        Assert.All(
            JobFields.SharedTexts,
            field => Assert.Equal(facts.Values.Single(value => value.Field == field).Text is null ? DBNull.Value : 100 + field.Number, row[$"{field}Key"]));
        var numbers = rows.Columns.Cast<DataColumn>().Select(column => column.ColumnName)
            .Where(column => column is not ("Id" or "Revision" or "AddedAt") && !column.EndsWith("Key", StringComparison.Ordinal));
        foreach (var column in numbers)
        {
            var value = typeof(Job).GetProperty(column)!.GetValue(facts.Numbers);
            Assert.Equal(value is Enum ? Convert.ToInt32(value, null) : value ?? DBNull.Value, row[column]);
        }
    }

    [Fact]
    public async Task Rows_OfAJobsTexts_HaveEachTextInItsColumn()
    {
        var write = await EveryFieldAsync();

        using var details = s_staging.Details.Rows([write.WholeRow()]);
        using var texts = s_staging.Texts.Rows([SearchTextRow.Of(write)]);

        var (job, item) = (write.Job, write.Job.Facts.Item);
        Assert.Equal(
            [7L, item.JobId, job.JobIdKey, StoredText.Write(item.DisplayName!, 800), StoredText.Write(job.DisplayNameKey!, 800), item.ReasonMessage, null,
                Encoding.UTF8.GetString(job.Facts.Json), null],
            Values(details, "Id", "JobId", "JobIdKey", "DisplayName", "DisplayNameKey", "ReasonMessage", "DescriptionKey", "Json", "Extras"));
        Assert.Equal(
            [7L, item.DisplayName, $"{item.ReasonCode}\n\n{item.ReasonMessage}", item.UserCommand, item.JobSpecs!.Value[0].Image],
            Values(texts, "Id", "Name", "Reason", "Command", "Image"));
    }

    [Fact]
    public void Text_ThatIsShared_IsLookedUpInItsStoredForm()
    {
        var texts = new[] { "a", "a ", new string('x', 1000) };

        using var rows = s_staging.Values.Rows(texts.Select(text => new JobValue { Field = JobFields.UserId.Number, Text = text, Folded = "" }));

        Assert.Equal(
            texts.Select(text => s_staging.ToStored(JobFields.UserId, text)),
            rows.Rows.Cast<DataRow>().Select(row => ((int)row["Field"], (string)row["Text"])));
        Assert.All(rows.Rows.Cast<DataRow>(), row => Assert.InRange(((string)row["Text"]).TrimEnd(' ').Length, 1, 425));
    }

    private static async Task<JobWrite> EveryFieldAsync()
    {
        var json = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Storing", "every-field.json"), TestContext.Current.CancellationToken);
        var job = PreparedJob.Of(JsonSerializer.Deserialize(json, JobJson.Wire.JobItem)!, new TextPreparation(SecretMask.Default, SearchTextRow.Join));
        return new JobWrite(7, job, null, new WriteStamp { Revision = 2, WrittenAt = 3 });
    }

    private static async Task<List<DataTable>> RowsAsync()
    {
        var write = await EveryFieldAsync();
        return
        [
            s_staging.Keys.Rows([write.WideRow()]),
            s_staging.Values.Rows([new JobValue { Text = "a", Folded = "A" }]),
            s_staging.Tags.Rows([new Tag { Key = "k", KeyFolded = "K", Value = "v", ValueFolded = "V" }]),
            s_staging.Jobs.Rows([write.NarrowRow((_, _) => 1)]),
            s_staging.Details.Rows([write.WholeRow()]),
            s_staging.Texts.Rows([SearchTextRow.Of(write)]),
            s_staging.JobTags.Rows([new JobTag { TagId = 1, JobId = 7 }]),
        ];
    }

    private static IEnumerable<object?> Values(DataTable rows, params IEnumerable<string> columns) =>
        columns.Select(column => rows.Rows[0][column] is DBNull ? null : rows.Rows[0][column]);

    private sealed record ModelColumn(string Name, string Type, Type ClrType);

    private static string Definition(ModelColumn column) =>
        $"[{column.Name}] {column.Type}{(column.ClrType == typeof(string) ? $" COLLATE {SqlServerModel.Collation}" : "")} NULL";

    private static List<ModelColumn> Columns(string table)
    {
        using var services = Scripts.Services();
        using var db = services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContext();
        return [.. db.Model.GetRelationalModel().Tables.Single(found => found.Name == table).Columns.Select(Column)];
    }

    private static ModelColumn Column(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return new ModelColumn(column.Name, column.StoreType, Nullable.GetUnderlyingType(type) ?? type);
    }
}
