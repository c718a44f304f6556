using System.Text;

namespace JobsDashboard.Import.Tests;

/// <summary>A text whose end never comes, and a count of how much of it has been asked for.</summary>
internal sealed class EndlessStream(string start, string rest) : Stream
{
    private readonly byte[] _start = Encoding.UTF8.GetBytes(start);
    private readonly byte[] _rest = Encoding.UTF8.GetBytes(rest);

    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        for (var i = 0; i < count; i++, BytesRead++)
        {
            buffer[offset + i] = BytesRead < _start.Length ? _start[BytesRead] : _rest[(BytesRead - _start.Length) % _rest.Length];
        }
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
