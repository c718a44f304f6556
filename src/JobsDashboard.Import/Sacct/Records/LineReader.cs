using System.Text;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;

namespace JobsDashboard.Import.Sacct.Records;

/// <summary>A line of a text.</summary>
/// <param name="Text">The text; of a rejected line, the text with <see cref="TruncatedCharacters"/> marked, or empty.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Rejection">Why the line, or all of the file from here on, cannot be read; null when it can.</param>
internal sealed record TextLine(string Text, long Number, RejectedRow? Rejection);

/// <summary>Reads a text line by line.</summary>
internal sealed class LineReader
{
    private readonly ImportFile _file;
    private readonly TextWindow _window;
    private bool _isOver;

    public LineReader(ImportFile file, TextWindow window)
    {
        (_file, _window) = (file, window);
        window.ReadByLine();
    }

    /// <summary>The next line that is not blank; null after the last.</summary>
    public async ValueTask<TextLine?> NextAsync(CancellationToken cancellationToken)
    {
        while (!_isOver)
        {
            while (await _window.FillAsync(cancellationToken))
            {
            }
            var line = Current();
            _isOver = !await _window.NextLineAsync(cancellationToken);
            if (_isOver && _window.IsDamaged)
            {
                return new TextLine("", line.Number, _file.Reject(line.Number, RejectionReasons.UnreadableFromHere));
            }
            if (line.Rejection is not null || !string.IsNullOrWhiteSpace(line.Text))
            {
                return line;
            }
        }
        return null;
    }

    private TextLine Current()
    {
        var rejection = _file.Check(_window.Text, _window.Line);
        var text = rejection switch
        {
            null => Encoding.UTF8.GetString(_window.Text),
            { IsUnreadable: true } => TruncatedCharacters.Marked(_window.Text) ?? "",
            _ => "",
        };
        return new TextLine(text.TrimEnd('\r'), _window.Line, rejection);
    }
}
