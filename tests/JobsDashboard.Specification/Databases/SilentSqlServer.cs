using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JobsDashboard.Specification.Databases;

/// <summary>Speaks as much of the protocol of SQL Server (TDS) as a login takes, answers some requests, and then says nothing more, as a process that is paused.</summary>
/// <remarks>Its answers have no rows but ids, where it is told so.</remarks>
public sealed class SilentSqlServer : IDisposable
{
    private const byte EndOfMessage = 1;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _hungUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool _logsIn;
    private readonly int _ids;
    private int _answers;

    /// <param name="logsIn">Whether it answers a login.</param>
    /// <param name="answers">How many requests it answers before it falls silent.</param>
    /// <param name="ids">How many rows of one bigint it begins an answer with, whose end never comes.</param>
    public SilentSqlServer(bool logsIn = true, int answers = 0, int ids = 0)
    {
        (_logsIn, _answers, _ids) = (logsIn, answers, ids);
        _listener.Start();
        _ = AcceptAsync();
    }

    public string ConnectionString =>
        $"Server=tcp:127.0.0.1,{((IPEndPoint)_listener.LocalEndpoint).Port};Database=jobs;User ID=dashboard;Password=Aa1-none;Encrypt=Optional";

    /// <summary>Ends when something has been asked that gets no answer.</summary>
    public Task Asked => _asked.Task;

    /// <summary>Ends when whoever asked in vain has closed the connection.</summary>
    public Task HungUp => _hungUp.Task;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        var isSilent = false;
        try
        {
            while (true)
            {
                var (kind, body) = await ReadAsync(client.GetStream());
                if (Answer(kind, body) is { Length: > 0 } answer)
                {
                    await WriteAsync(client.GetStream(), answer);
                    continue;
                }
                isSilent = true;
                if (_ids > 0)
                {
                    await WriteAsync(client.GetStream(), Ids());
                }
                _asked.TrySetResult();
            }
        }
        catch (IOException) when (isSilent)
        {
            _hungUp.TrySetResult();
        }
        catch (IOException)
        {
        }
    }

    private static async Task<(byte Kind, byte[] Body)> ReadAsync(NetworkStream stream)
    {
        var (header, message) = (new byte[8], new MemoryStream());
        do
        {
            await stream.ReadExactlyAsync(header);
            var body = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - header.Length];
            await stream.ReadExactlyAsync(body);
            message.Write(body);
        }
        while ((header[1] & EndOfMessage) == 0);
        return (header[0], message.ToArray());
    }

    private static async Task WriteAsync(NetworkStream stream, byte[] body)
    {
        var packet = new byte[body.Length + 8];
        (packet[0], packet[1], packet[6]) = (4, EndOfMessage, 1);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        body.CopyTo(packet, 8);
        await stream.WriteAsync(packet);
    }

    private byte[] Answer(byte kind, byte[] body) => kind switch
    {
        // Before the login: a version, and that there is no encryption.
        0x12 when _logsIn => [0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xFF, 16, 0, 0x10, 0, 0, 0, 2],
        // Without a collation of the server the driver cannot send a text.
        0x10 when _logsIn => [0xE3, 8, 0, 7, 5, 9, 4, 0xD0, 0, 0x34, 0, .. LoginAcknowledged(), .. Done],
        // A transaction begins (5) or ends, or a request; an attention (6) is never answered.
        0x0E when Interlocked.Decrement(ref _answers) >= 0 => body[22] == 5 ? [0xE3, 11, 0, 8, 8, 1, 0, 0, 0, 0, 0, 0, 0, 0, .. Done] : Done,
        0x01 or 0x03 when Interlocked.Decrement(ref _answers) >= 0 => Done,
        _ => [],
    };

    private static byte[] Done => [0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private static byte[] LoginAcknowledged()
    {
        const string name = "stand-in";
        byte[] body = [1, 0x74, 0, 0, 4, (byte)name.Length, .. Encoding.Unicode.GetBytes(name), 16, 0, 0, 0];
        return [0xAD, (byte)body.Length, 0, .. body];
    }

    // One column of type bigint without a name, and its rows.
    private byte[] Ids() =>
        [0x81, 1, 0, 0, 0, 0, 0, 0, 0, 0x7F, 0, .. Enumerable.Range(1, _ids).SelectMany(id => BitConverter.GetBytes((long)id).Prepend((byte)0xD1))];
}
