using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Listing;

/// <summary>
/// Finds the piece of a job's texts where the words of a request stand: in the reason, else in the command, else in an image.
/// </summary>
internal sealed class TextPieces(ListJobsRequest request)
{
    private readonly TextMarks _message = TextMarks.For(request, JobFields.ReasonMessage);
    private readonly TextMarks _code = TextMarks.For(request, JobFields.ReasonCode);
    private readonly TextMarks _command = TextMarks.For(request, JobFields.UserCommand);
    private readonly TextMarks _image = TextMarks.For(request, JobFields.Image);

    /// <summary>Whether there are no words.</summary>
    public bool AreNone => _message.IsEmpty && _code.IsEmpty && !MayBeInWholeJobs;

    /// <summary>Whether the words may stand in texts that a row does not have.</summary>
    public bool MayBeInWholeJobs => !_command.IsEmpty || !_image.IsEmpty;

    /// <summary>The fields of a whole job that have such texts, and the one by which it is known who may see them.</summary>
    public IReadOnlyCollection<string> FieldsOfWholeJobs =>
    [
        nameof(JobItem.UserId),
        .. _command.IsEmpty ? [] : new[] { nameof(JobItem.UserCommand) },
        .. _image.IsEmpty ? [] : new[] { nameof(JobItem.JobSpecs) },
    ];

    /// <summary>The piece of the row's own texts; null for none.</summary>
    public TextPiece? In(JobRow row) =>
        TextPiece.Of(JobFields.ReasonMessage, row.ReasonMessage, _message) ?? TextPiece.Of(JobFields.ReasonCode, row.ReasonCode, _code);

    /// <summary>The piece of a whole job's command or images; null for none.</summary>
    public TextPiece? In(JobItem job) =>
        TextPiece.Of(JobFields.UserCommand, job.UserCommand, _command)
        ?? TextFields.TextsOf(job, TextField.Image)
            .Select(image => TextPiece.Of(JobFields.Image, image, _image))
            .FirstOrDefault(piece => piece is not null);
}
