using System.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.SqlServer.Data;

namespace JobsDashboard.SqlServer.Writing;

/// <summary>Jobs as the rows of the staging tables. Texts that are compared for equality are in their stored form.</summary>
internal static class StagedRows
{
    public static string KeyOf(PreparedJob job) => Stored(Staging.Keys, "JobIdKey", job.JobIdKey);

    public static (int Field, string Text) KeyOf(SharedTextField field, string text) => (field.Number, Stored(Staging.Values, "Text", text));

    public static (string Key, string Value) KeyOfTag(string key, string value) => (Stored(Staging.Tags, "Key", key), Stored(Staging.Tags, "Value", value));

    public static DataTable Keys(IEnumerable<PreparedJob> jobs)
    {
        var rows = Staging.Keys.NewRows();
        foreach (var job in jobs)
        {
            rows.Rows.Add(KeyOf(job));
        }
        return rows;
    }

    public static DataTable Values(IEnumerable<IndexedJob> jobs)
    {
        var rows = Staging.Values.NewRows();
        foreach (var (field, text) in jobs.SelectMany(job => job.Values).Where(value => value.Text is not null).Distinct())
        {
            Add(rows, Staging.Values, field.Number, text, CaseFolding.Of(text!));
        }
        return rows;
    }

    public static DataTable Tags(IEnumerable<IndexedJob> jobs)
    {
        var rows = Staging.Tags.NewRows();
        foreach (var (key, value) in jobs.SelectMany(job => job.Tags).Distinct())
        {
            Add(rows, Staging.Tags, key, CaseFolding.Of(key), value, CaseFolding.Of(value));
        }
        return rows;
    }

    public static void AddJob(DataTable rows, long id, long revision, long addedAt, IndexedJob facts, Func<SharedTextField, string, int> keyOf)
    {
        var numbers = facts.Numbers;
        Add(rows, Staging.Jobs,
        [
            id, revision, addedAt, (int)numbers.Texts, (int?)numbers.Status, numbers.GmtCreateTime, numbers.GmtSubmittedTime, numbers.GmtRunningTime,
            numbers.GmtFinishTime, numbers.GmtModifiedTime, numbers.Duration, numbers.Priority, numbers.RequestCPU, numbers.RequestGPU,
            numbers.RequestMemory, numbers.NodeCount, numbers.RestartTimes, numbers.UseOversoldResource, numbers.EnableAssignNode,
            (int?)numbers.PaymentType, .. facts.Values.Select(value => value.Text is { } text ? (object)keyOf(value.Field, text) : null),
        ]);
    }

    public static void AddDetail(DataTable rows, long id, PreparedJob job)
    {
        var item = job.Facts.Item;
        Add(rows, Staging.Details,
            id, item.JobId, job.JobIdKey, item.DisplayName, job.DisplayNameKey, item.ReasonMessage, job.DescriptionKey, job.Facts.Json, job.Facts.Extras);
    }

    public static void AddText(DataTable rows, long id, PreparedJob job)
    {
        var text = JobText.Of(id, job.Facts.Item);
        Add(rows, Staging.Texts, id, text.Name, text.Reason, text.Command, text.Image);
    }

    private static void Add(DataTable rows, StagingTable table, params ReadOnlySpan<object?> values)
    {
        var row = new object[values.Length];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = values[i] switch
            {
                null => DBNull.Value,
                string text when table.Columns[i].IsCompared => StoredText.Write(text, table.Columns[i].Length),
                var value => value,
            };
        }
        rows.Rows.Add(row);
    }

    private static string Stored(StagingTable table, string column, string text) =>
        StoredText.Write(text, table.Columns.Single(staged => staged.Name == column).Length);
}
