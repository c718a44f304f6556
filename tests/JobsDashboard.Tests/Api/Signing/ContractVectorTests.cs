using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using JobsDashboard.Api.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Tests.Api.Signing;

/// <summary>The test vectors of the contract, as bytes on a real connection.</summary>
public sealed class ContractVectorTests(ContractVectorTests.Server server) : IClassFixture<ContractVectorTests.Server>
{
    private const string KeyId = "testAccessKeyId";
    private const string Secret = "testAccessKeySecret";
    private const string SignedHeaders = "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
    private const string SignedHeadersOfC = "host;x-acs-accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-security-token;x-acs-signature-nonce;x-acs-version";
    private const string SignatureOfA = "8b7468b2d9a6de3e04ae64f2fb0bcdb5eee19f0769afb12abb8ae7053ea2ed1f";
    private const string SignatureOfB = "7709cc829542c178be9e2bda9ccefc1e8caa86b2f8f4df943d1d6ab20eef1eed";
    private const string SignatureOfC = "51f529bc2a0787502006104aa90aa4e9640b7c4f25360af45033303111eb4cfe";
    private const string QueryOfB = "DisplayName=bert%20a%2Bb*c~d&PageNumber=1&PageSize=20&ShowOwn=true&Tags=%7B%22team%22%3A%22nlp%22%2C%22env%22%3A%22prod%22%7D";
    private const string OtherQueryOfB = "PageNumber=1&DisplayName=bert+a%2Bb%2Ac%7Ed&ShowOwn=true&PageSize=20&Tags=%7B%22team%22%3A%22nlp%22%2C%22env%22%3A%22prod%22%7D";
    private const string QueryOfC = "Username=%E6%9D%8E%E9%9B%B7&DisplayName=";

    private static readonly DateTimeOffset s_date = new(2026, 1, 15, 8, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", 1, "d4a5995f2f45051208bb486b59e5576fca0b20245dd52398e378fcb6e656d003", SignatureOfA)]
    [InlineData("DisplayName=bert a+b*c~d;PageNumber=1;PageSize=20;ShowOwn=true;Tags={\"team\":\"nlp\",\"env\":\"prod\"}", 2, "e1d54eb9eaa07018c9b6ea76de44b190d2c86b865e23b04f9af15254d3eaa61c", SignatureOfB)]
    [InlineData("Username=李雷;DisplayName=", 3, "bbe08045077e1fdbdf5e7c6e0cd73cd7d5981fd37e749543e907a213be33fa14", SignatureOfC)]
    public void Signer_OfTheTests_SignsAsTheContractSays(string parameters, int nonce, string hash, string signature)
    {
        var request = Acs3Request.Of(s_date, [.. parameters.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]))])
            .With("x-acs-signature-nonce", $"{nonce:D32}");
        if (nonce == 3)
        {
            request.With("x-acs-accesskey-id", KeyId).With("x-acs-security-token", "stsTOKEN123");
        }

        request.SignedWith(KeyId, Secret);

        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.CanonicalText))));
        Assert.EndsWith($",Signature={signature}", request.Header("Authorization"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1, SignatureOfA)]
    [InlineData("?" + QueryOfB, 2, SignatureOfB)]
    [InlineData("?" + OtherQueryOfB, 2, SignatureOfB)]
    public async Task Vector_OnTheWire_IsLetInOnce(string query, int nonce, string signature)
    {
        // A server for each, because both spellings of B have the same nonce.
        await using var fresh = new Server();
        await fresh.InitializeAsync();

        var first = await fresh.SendAsync(Vector(query, nonce, SignedHeaders, signature));
        var second = await fresh.SendAsync(Vector(query, nonce, SignedHeaders, signature));

        Assert.StartsWith("HTTP/1.1 200 ", first, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400 ", second, StringComparison.Ordinal);
        Assert.Contains("\"Code\":\"SignatureNonceUsed\"", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bert", "berT")]
    [InlineData("08:30:00Z", "08:30:01Z")]
    [InlineData("00000002\r\n", "00000003\r\n")]
    [InlineData("Signature=7", "Signature=8")]
    [InlineData("GET /api/v1/jobs?", "GET /api/v1//jobs?")]
    public async Task Vector_WithOneCharacterChanged_IsRefused(string from, string to)
    {
        var request = Vector("?" + QueryOfB, 2, SignedHeaders, SignatureOfB);
        var changed = request.Replace(from, to, StringComparison.Ordinal);

        var answer = await server.SendAsync(changed);

        Assert.NotEqual(request, changed);
        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"Code\":\"SignatureDoesNotMatch\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VectorC_WithTemporaryCredentials_IsRefusedThoughItsSignatureIsRight()
    {
        var extra = $"x-acs-accesskey-id: {KeyId}\r\nx-acs-security-token: stsTOKEN123\r\n";

        var answer = await server.SendAsync(Vector("?" + QueryOfC, 3, SignedHeadersOfC, SignatureOfC, extra));

        Assert.StartsWith("HTTP/1.1 404 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"Code\":\"InvalidAccessKeyId.NotFound\"", answer, StringComparison.Ordinal);
        Assert.Equal(SignatureOfC, SignatureOf(QueryOfC, 3, SignedHeadersOfC, ("x-acs-accesskey-id", KeyId), ("x-acs-security-token", "stsTOKEN123")));
    }

    [Fact]
    public async Task Request_InTheFormForProxies_IsLetIn()
    {
        var request = Acs3Request.Of(s_date, ("PageSize", "1")).SignedWith(KeyId, Secret);
        var bytes = Encoding.UTF8.GetString(request.ToBytes()).Replace("GET /api", "GET http://127.0.0.1:5080/api", StringComparison.Ordinal);

        Assert.StartsWith("HTTP/1.1 200 ", await server.SendAsync(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_OfAnOlderProtocolWithoutAHost_IsRefused()
    {
        var request = Encoding.UTF8.GetString(Acs3Request.Of(s_date).SignedWith(KeyId, Secret).Without("host").ToBytes());

        var answer = await server.SendAsync(request.Replace("HTTP/1.1", "HTTP/1.0", StringComparison.Ordinal));

        Assert.Contains("\"Code\":\"BadRequest\"", answer, StringComparison.Ordinal);
        Assert.Contains("The request names no host,", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_OfASignedRequest_IsAnsweredWithoutABody()
    {
        var request = Acs3Request.Of(s_date);
        request.Method = "HEAD";

        var answer = await server.SendAsync(Encoding.UTF8.GetString(request.SignedWith(KeyId, Secret).ToBytes()));

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Contains("x-acs-request-id: ", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    private static string Vector(string query, int nonce, string signedHeaders, string signature, string extraHeaders = "") =>
        $"GET /api/v1/jobs{query} HTTP/1.1\r\n" + string.Concat(Headers(nonce).Select(line => $"{line.Name}: {line.Value}\r\n")) + extraHeaders +
        $"Authorization: ACS3-HMAC-SHA256 Credential={KeyId},SignedHeaders={signedHeaders},Signature={signature}\r\nconnection: close\r\n\r\n";

    private static (string Name, string Value)[] Headers(int nonce) =>
    [
        ("host", "127.0.0.1:5080"), ("x-acs-action", "ListJobs"), ("x-acs-version", "2020-12-03"), ("x-acs-date", "2026-01-15T08:30:00Z"),
        ("x-acs-signature-nonce", $"{nonce:D32}"), ("x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ];

    private static string SignatureOf(string query, int nonce, string signedHeaders, params (string Name, string Value)[] extraHeaders)
    {
        var http = new DefaultHttpContext();
        http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = $"/api/v1/jobs?{query}";
        (http.Request.Method, http.Request.QueryString) = ("GET", new QueryString($"?{query}"));
        foreach (var (name, value) in Headers(nonce).Concat(extraHeaders))
        {
            http.Request.Headers[name] = value;
        }
        return Convert.ToHexStringLower(CanonicalRequest.Of(http.Request, new Acs3Authorization(KeyId, [.. signedHeaders.Split(';')], [])).First().Sign(Secret));
    }

    /// <summary>The program on a port of its own, at the time of the vectors.</summary>
    public sealed class Server : DashboardApplication, IAsyncLifetime
    {
        public Server()
        {
            Clock = new FakeTimeProvider(s_date);
            UseKestrel(0);
        }

        public async ValueTask InitializeAsync()
        {
            StartServer();
            await AddKeyAsync(KeyId, Secret, "1001");
        }

        public async Task<string> SendAsync(string request)
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(ClientOptions.BaseAddress.Host, ClientOptions.BaseAddress.Port);
            await using var stream = connection.GetStream();
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
            using var reader = new StreamReader(stream);
            return await reader.ReadToEndAsync();
        }
    }
}
