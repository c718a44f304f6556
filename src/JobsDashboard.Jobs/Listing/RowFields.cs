using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using Microsoft.EntityFrameworkCore.Query;

namespace JobsDashboard.Jobs.Listing;

/// <summary>The fields that rows are asked for beside those that every row has.</summary>
internal sealed class RowFields
{
    private readonly ImmutableArray<JobField> _columns;
    private readonly ImmutableArray<JobField> _ofWholeJobs;

    public RowFields(IEnumerable<JobField> fields)
    {
        var asked = fields.Where(field => !JobRow.HasAlways(field)).Distinct().ToLookup(IsOfWholeJob);
        (_columns, _ofWholeJobs) = ([.. asked[false]], [.. asked[true]]);
    }

    /// <summary>Whether any of them is a column of the narrow row, or a text that jobs share.</summary>
    public bool HasColumns => !_columns.IsEmpty;

    /// <summary>Whether the whole job has to be read for any of them.</summary>
    public bool NeedWholeJobs => !_ofWholeJobs.IsEmpty;

    /// <summary>Whether what only GetJob tells has to be read.</summary>
    public bool NeedExtras => _ofWholeJobs.Contains(JobFields.Description);

    /// <summary>A job's id and, in order, its columns.</summary>
    public Expression<Func<Job, object?[]>> Columns()
    {
        var job = Expression.Parameter(typeof(Job), "job");
        var values = _columns.Select(ColumnOf).Prepend((Expression<Func<Job, long>>)(row => row.Id))
            .Select(column => ReplacingExpressionVisitor.Replace(column.Parameters[0], job, column.Body))
            .Select(value => Expression.Convert(value, typeof(object)));
        return Expression.Lambda<Func<Job, object?[]>>(Expression.NewArrayInit(typeof(object), values), job);
    }

    /// <summary>The values of a job's columns by their fields' names, without those that it does not have.</summary>
    /// <param name="columns">As <see cref="Columns"/> gives them.</param>
    public IEnumerable<KeyValuePair<string, FieldValue>> ValuesIn(object?[] columns) =>
        Named(_columns.Select((field, at) => (field, Read(field, columns[at + 1]))));

    /// <summary>The values that only the whole job has, by their fields' names.</summary>
    public IEnumerable<KeyValuePair<string, FieldValue>> ValuesIn(JobItem job) =>
        Named(_ofWholeJobs.Select(field => (field, Read(field, job))));

    private static IEnumerable<KeyValuePair<string, FieldValue>> Named(IEnumerable<(JobField Field, FieldValue? Value)> values) =>
        from value in values
        where value.Value is not null
        select KeyValuePair.Create(value.Field.Name, value.Value);

    private static bool IsOfWholeJob(JobField field) => field is LongTextField or TagsField or TagField;

    private static LambdaExpression ColumnOf(JobField field) => field switch
    {
        TimeField time => time.Column,
        WholeNumberField number => number.Column,
        RealNumberField number => number.Column,
        FlagField flag => flag.Column,
        SharedTextField text => text.Text,
        ChoiceField choice => choice.Place(),
        _ => throw new ArgumentException($"{field.Name} is no column.", nameof(field)),
    };

    private static FieldValue? Read(JobField field, object? column) => (field, column) switch
    {
        (_, null) => null,
        (TimeField, long seconds) => FieldValue.Of(DateTimeOffset.FromUnixTimeSeconds(seconds)),
        (NumberField, _) => FieldValue.Of(Convert.ToDouble(column, CultureInfo.InvariantCulture)),
        (FlagField, bool flag) => new() { Flag = flag },
        (SharedTextField, string text) => FieldValue.Of(text),
        (ChoiceField choice, int place) => FieldValue.Of(choice.Choices[place].Name),
        _ => throw new ArgumentException($"{column.GetType()} is no value of {field.Name}.", nameof(column)),
    };

    private static FieldValue? Read(JobField field, JobItem job) => field switch
    {
        TagField tag => FieldValue.Of(job.Settings?.Tags?.GetValueOrDefault(tag.Key)),
        TagsField => FieldValue.Of(job.Settings?.Tags?.Select(tag => $"{tag.Key}={tag.Value}") ?? []),
        _ when field == JobFields.UserCommand => FieldValue.Of(job.UserCommand),
        _ when field == JobFields.Description => FieldValue.Of(job.Extras?.Description),
        _ when field == JobFields.Image => FieldValue.Of(TextSearch.TextFields.TextsOf(job, TextSearch.TextField.Image)),
        _ => throw new ArgumentException($"{field.Name} is read from no whole job.", nameof(field)),
    };
}
