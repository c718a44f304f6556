using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Fields;

/// <summary>The tags of a job, whatever their keys. What can be suggested are the keys.</summary>
public sealed class TagsField : JobField
{
    internal TagsField(string name, string label)
        : base(name, label)
    {
    }

    /// <inheritdoc/>
    public override bool CanBeSuggested => true;

    internal override Expression<Func<Job, bool>> HasValue { get; } = JobTexts.Tags.IsSet();

    internal override void Store(JobItem job, Job row) =>
        row.Texts |= job.Settings?.Tags is { IsEmpty: false } ? JobTexts.Tags : JobTexts.None;
}

/// <summary>The tag with one key. Two of them are equal when their keys are, byte for byte.</summary>
public sealed class TagField : JobField, IEquatable<TagField>
{
    internal const string Prefix = "Tags.";

    internal TagField(string key)
        : base(Prefix + key, $"Tag {key}")
    {
        Key = key;
    }

    /// <summary>The key, as it is.</summary>
    public string Key { get; }

    /// <inheritdoc/>
    public override bool CanBeCounted => true;

    /// <inheritdoc/>
    public override bool CanBeMissing => true;

    /// <inheritdoc/>
    public bool Equals(TagField? other) => other?.Key == Key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TagField);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
