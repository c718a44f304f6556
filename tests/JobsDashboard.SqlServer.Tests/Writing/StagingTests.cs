using System.Data;
using System.Text.Json;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
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
        var expected = Columns(table).Where(column => !givenByTheServer.Contains(column.Name)).Select(column => (column.Name, column.Type, column.IsCompared));

        var staged = Staging.All.Single(staging => staging.Target == table).Columns.Select(column => (column.Name, column.Type, column.IsCompared));

        Assert.Equal(expected.OrderBy(column => column.Name, StringComparer.Ordinal), staged.OrderBy(column => column.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void StagingTable_OfKeys_HasTheTypeOfTheColumnThatTheyAreLookedUpIn() =>
        Assert.Equal(Staging.Details.Columns.Single(column => column.Name == "JobIdKey"), Assert.Single(Staging.Keys.Columns));

    [Fact]
    public void BulkCopy_OfEachTable_PutsEveryColumnUnderItsOwnName()
    {
        using var connection = new SqlConnection();
        foreach (var table in Staging.All)
        {
            using var copy = SqlWriteSession.NewCopy(connection, null, table);
            using var rows = table.NewRows();
            var names = table.Columns.Select(column => column.Name).ToList();

            Assert.Equal($"[#{table.Target}]", copy.DestinationTableName);
            Assert.Equal(names, copy.ColumnMappings.Cast<SqlBulkCopyColumnMapping>().Select(mapping => mapping.SourceColumn));
            Assert.Equal(names, copy.ColumnMappings.Cast<SqlBulkCopyColumnMapping>().Select(mapping => mapping.DestinationColumn));
            Assert.Equal(names, rows.Columns.Cast<DataColumn>().Select(column => column.ColumnName));
        }
    }

    [Theory, MemberData(nameof(Tables))]
    public void Rows_OfATable_HaveTheTypesThatTheDriverSends(string table, string[] givenByTheServer)
    {
        using var rows = Staging.All.Single(staging => staging.Target == table).NewRows();

        Assert.All(
            Columns(table).Where(column => !givenByTheServer.Contains(column.Name)),
            column => Assert.Equal(column.ClrType, rows.Columns[column.Name]!.DataType));
    }

    [Fact]
    public async Task Row_OfAJobWithEveryField_HasEachValueInItsColumn()
    {
        var job = await EveryFieldAsync();
        using var rows = Staging.Jobs.NewRows();

        StagedRows.AddJob(rows, 1, 2, 3, job.Facts, (field, _) => 100 + field.Number);

        var row = Assert.Single(rows.Rows.Cast<DataRow>());
        Assert.Equal([1L, 2L, 3L], new[] { row["Id"], row["Revision"], row["AddedAt"] });
        Assert.All(JobFields.SharedTexts, field => Assert.Equal(job.Facts.Values.Single(value => value.Field == field).Text is null ? DBNull.Value : 100 + field.Number, row[$"{field}Key"]));
        foreach (var column in Staging.Jobs.Columns.Skip(3).Where(column => !column.Name.EndsWith("Key", StringComparison.Ordinal)))
        {
            var value = typeof(Job).GetProperty(column.Name)!.GetValue(job.Facts.Numbers);
            Assert.Equal(value is Enum ? Convert.ToInt32(value, null) : value ?? DBNull.Value, row[column.Name]);
        }
    }

    [Fact]
    public async Task Rows_OfAJobsTexts_HaveEachTextInItsColumn()
    {
        var job = await EveryFieldAsync();
        using var details = Staging.Details.NewRows();
        using var texts = Staging.Texts.NewRows();

        StagedRows.AddDetail(details, 7, job);
        StagedRows.AddText(texts, 7, job);

        var item = job.Facts.Item;
        Assert.Equal(
            [7L, item.JobId, job.JobIdKey, StoredText.Write(item.DisplayName!, 800), StoredText.Write(job.DisplayNameKey!, 800), item.ReasonMessage, null, job.Facts.Json, null],
            Values(details, "Id", "JobId", "JobIdKey", "DisplayName", "DisplayNameKey", "ReasonMessage", "DescriptionKey", "Json", "Extras"));
        var expected = JobText.Of(7, item);
        Assert.Equal(
            [7L, expected.Name, expected.Reason, expected.Command, expected.Image],
            Values(texts, "Id", "Name", "Reason", "Command", "Image"));
    }

    [Fact]
    public void Rows_OfSharedTexts_AreEachOnceInTheirStoredForm()
    {
        var jobs = new[] { "a", "a", "a ", new string('x', 1000) }.Select(user => IndexedJob.Of(new JobItem { JobId = "dlc1", UserId = user })).ToList();

        using var rows = StagedRows.Values(jobs);

        Assert.Equal(
            [StagedRows.KeyOf(JobFields.UserId, "a"), StagedRows.KeyOf(JobFields.UserId, "a "), StagedRows.KeyOf(JobFields.UserId, new string('x', 1000))],
            rows.Rows.Cast<DataRow>().Select(row => ((int)row["Field"], (string)row["Text"])));
        Assert.All(rows.Rows.Cast<DataRow>(), row => Assert.InRange(((string)row["Text"]).TrimEnd(' ').Length, 1, 425));
    }

    private static async Task<PreparedJob> EveryFieldAsync()
    {
        var json = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Storing", "every-field.json"), TestContext.Current.CancellationToken);
        return PreparedJob.Of(JsonSerializer.Deserialize(json, JobJson.Wire.JobItem)!);
    }

    private static IEnumerable<object?> Values(DataTable rows, params IEnumerable<string> columns) =>
        columns.Select(column => rows.Rows[0][column] is DBNull ? null : rows.Rows[0][column]);

    private sealed record ModelColumn(string Name, string Type, Type ClrType, bool IsCompared);

    private static List<ModelColumn> Columns(string table)
    {
        using var services = Scripts.Services();
        using var db = services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContext();
        return [.. db.Model.GetRelationalModel().Tables.Single(found => found.Name == table).Columns.Select(Column)];
    }

    private static ModelColumn Column(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        var converter = property.GetTypeMapping().Converter;
        var type = converter?.ProviderClrType ?? property.ClrType;
        return new ModelColumn(column.Name, column.StoreType, Nullable.GetUnderlyingType(type) ?? type, converter is StoredText);
    }
}
