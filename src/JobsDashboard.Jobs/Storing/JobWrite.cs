using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;

namespace JobsDashboard.Jobs.Storing;

/// <summary>A job that is new or has changed, with the rows that it becomes.</summary>
/// <param name="Id">Its <see cref="Data.Job.Id"/>.</param>
/// <param name="Job">The job, merged with what was stored.</param>
/// <param name="Stored">What was stored; null when the job is new.</param>
/// <param name="Stamp">The write that it belongs to.</param>
internal sealed record JobWrite(long Id, PreparedJob Job, StoredJob? Stored, WriteStamp Stamp)
{
    private static readonly (SharedTextField Field, Action<Job, int?> SetKey)[] s_keys =
    [
        .. JobFields.SharedTexts.Select(field => (
            field, ((PropertyInfo)((MemberExpression)field.Key.Body).Member).SetMethod!.CreateDelegate<Action<Job, int?>>())),
    ];

    /// <summary>Properties of the narrow row that keep the value of their first write.</summary>
    public static IReadOnlyList<string> KeptProperties { get; } = [nameof(Data.Job.AddedAt)];

    public bool IsNew => Stored is null;

    /// <summary>The narrow row.</summary>
    /// <param name="keyOf">The key of a shared text.</param>
    public Job NarrowRow(Func<SharedTextField, string, int> keyOf)
    {
        var row = Job.Facts.Numbers;
        (row.Id, row.Revision, row.AddedAt) = (Id, Stamp.Revision, Stamp.WrittenAt);
        foreach (var (field, setKey) in s_keys)
        {
            setKey(row, field.Read(Job.Facts.Item) is { } text ? keyOf(field, text) : null);
        }
        return row;
    }

    /// <summary>The wide row, without the whole job.</summary>
    public JobDetail WideRow() => new()
    {
        Id = Id,
        JobId = Job.Facts.Item.JobId!,
        JobIdKey = Job.JobIdKey,
        DisplayName = Job.Facts.Item.DisplayName,
        DisplayNameKey = Job.DisplayNameKey,
        ReasonMessage = Job.Facts.Item.ReasonMessage,
        DescriptionKey = Job.DescriptionKey,
        Json = "",
    };

    /// <summary>The wide row with the whole job.</summary>
    public JobDetail WholeRow()
    {
        var row = WideRow();
        row.Json = Encoding.UTF8.GetString(Job.Facts.Json);
        row.Extras = Job.Facts.Extras is { } extras ? Encoding.UTF8.GetString(extras) : null;
        return row;
    }
}
