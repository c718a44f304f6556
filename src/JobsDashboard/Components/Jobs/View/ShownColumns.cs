using System.Collections.Immutable;
using JobsDashboard.Components.Visitors;
using JobsDashboard.Jobs.Fields;

namespace JobsDashboard.Components.Jobs.View;

/// <summary>The columns that the list shows: those that the URL names, or the visitor's own.</summary>
public sealed class ShownColumns
{
    private ShownColumns(ImmutableArray<ColumnChoice> columns, ImmutableArray<ColumnChoice> own)
    {
        (All, Own) = (columns, own);
    }

    /// <summary>The columns of a visitor who has chosen none.</summary>
    public static ImmutableArray<ColumnChoice> Standard { get; } = [.. JobFields.Columns.Select(column => new ColumnChoice(column.Field))];

    /// <summary>All of them, in order.</summary>
    public ImmutableArray<ColumnChoice> All { get; }

    /// <summary>What they show.</summary>
    public ImmutableArray<JobField> Fields => [.. All.Select(column => column.Field)];

    /// <summary>Those that the visitor sees where the URL names none.</summary>
    public ImmutableArray<ColumnChoice> Own { get; }

    /// <summary>Whether nobody has chosen them, so that a narrow window may leave some out.</summary>
    public bool AreStandard => All.SequenceEqual(Standard);

    /// <summary>Whether the visitor would see them also if the URL named none.</summary>
    public bool AreOwn => All.SequenceEqual(Own);

    /// <summary>The field whose column leads to the job.</summary>
    public JobField Opening =>
        All.FirstOrDefault(column => column.Field == JobFields.DisplayName)?.Field
        ?? All.FirstOrDefault(column => column.Field == JobFields.JobId)?.Field
        ?? All[0].Field;

    /// <summary>The columns of a page.</summary>
    public static ShownColumns Of(ListView view, Visitor visitor)
    {
        var kept = visitor[VisitorChoices.Columns] is { } text ? ListColumns.Read(text).Columns : [];
        var own = kept.IsEmpty ? Standard : kept;
        return new ShownColumns(view.Columns.IsEmpty ? own : view.Columns, own);
    }

    /// <summary>The view with other columns, which the URL names only where the visitor would not see them anyway.</summary>
    public ListView In(ListView view, ImmutableArray<ColumnChoice> columns) =>
        view with { Columns = columns.SequenceEqual(Own) ? [] : columns };
}
