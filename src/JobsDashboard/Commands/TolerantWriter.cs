using System.Text;

namespace JobsDashboard.Commands;

/// <summary>Writes until writing fails, and then leaves everything out. The caller never sees the failure.</summary>
/// <param name="inner">Where the text goes.</param>
/// <param name="failed">Called once, with the first failure.</param>
internal sealed class TolerantWriter(TextWriter inner, Action<Exception> failed) : TextWriter
{
    public bool HasFailed { get; private set; }

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (HasFailed)
        {
            return;
        }
        try
        {
            write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            HasFailed = true;
            failed(failure);
        }
    }
}
