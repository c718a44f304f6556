using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.Columns;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Cells;

/// <summary>What all cells of a page have in common.</summary>
/// <param name="links">The links of the page.</param>
/// <param name="columns">The columns.</param>
/// <param name="request">What is asked, whose words are marked.</param>
/// <param name="isRoomy">Whether a row has a second line.</param>
/// <param name="zone">The zone of the times.</param>
/// <param name="now">The moment of drawing; a time of the same year is written without the year.</param>
public sealed class CellLook(
    ListLinks links, ShownColumns columns, ListJobsRequest request, bool isRoomy, PageZone zone, DateTimeOffset now)
{
    private readonly Dictionary<string, TextMarks> _marks = [];

    /// <summary>The links of the page.</summary>
    public ListLinks Links => links;

    /// <summary>Whether a row has a second line.</summary>
    public bool IsRoomy => isRoomy;

    /// <summary>The zone of the times.</summary>
    public PageZone Zone => zone;

    /// <summary>The moment of drawing.</summary>
    public DateTimeOffset Now => now;

    /// <summary>The field whose cell leads to the job.</summary>
    public JobField Opening { get; } = columns.Opening;

    /// <summary>What of a field's texts is marked.</summary>
    public TextMarks MarksOf(JobField field)
    {
        if (!_marks.TryGetValue(field.Name, out var marks))
        {
            marks = _marks[field.Name] = TextMarks.For(request, field);
        }
        return marks;
    }

    /// <summary>The piece of text that a cell shows, because the searched words stand there; null for none.</summary>
    public TextPiece? PieceIn(JobRow row, JobField field) => row.Piece is { } piece && ColumnOf(piece) == field ? piece : null;

    // In its own column, or else where the reason stands, which has the most room.
    private JobField ColumnOf(TextPiece piece)
    {
        var own = JobFields.Find(piece.Field);
        JobField?[] places = own == JobFields.ReasonCode ? [JobFields.ReasonMessage, own] : [own, JobFields.ReasonMessage];
        return places.FirstOrDefault(place => place is not null && columns.All.IndexOf(place) >= 0) ?? Opening;
    }
}
