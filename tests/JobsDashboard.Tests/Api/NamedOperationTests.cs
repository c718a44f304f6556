using JobsDashboard.Tests.Api.Signing;
using Xunit;

namespace JobsDashboard.Tests.Api;

/// <summary>What requests say of their operation in headers.</summary>
public sealed class NamedOperationTests(SigningApplication app) : IClassFixture<SigningApplication>
{
    public static TheoryData<string, string> Operations => new()
    {
        { "/api/v1/jobs", "ListJobs" },
        { "/api/v1/jobs/dlc-own", "GetJob" },
        { "/api/ext/v1/facets", "Facets" },
        { "/api/ext/v1/histogram", "Histogram" },
        { "/api/ext/v1/suggest", "Suggest" },
        { "/api/ext/v1/export", "Export" },
    };

    private Acs3Request Signed(string path, string action, string version = "2020-12-03")
    {
        var request = Acs3Request.Of(app.Now).With("x-acs-action", action).With("x-acs-version", version);
        request.Parameters.AddRange(path.EndsWith("suggest", StringComparison.Ordinal) ? [("Field", "Status")] : []);
        request.Path = path;
        return request.SignedWith(SigningApplication.KeyId, SigningApplication.Secret);
    }

    private static Acs3Request Unsigned(string header, string value) => new Acs3Request().With("host", "localhost").With(header, value);

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Action_OfASignedRequest_IsThatOfItsPath(string path, string action)
    {
        // An export is lines of JSON, of which there are two; a body that was read says enough here.
        if (action != "Export")
        {
            Assert.Equal(200, (await app.SendAsync(Signed(path, action))).Status);
        }
        foreach (var (_, other) in Operations.Select(row => row.Data).Where(row => row.Item2 != action))
        {
            await app.RefusedAsync(Signed(path, other), 400, "InvalidParameter", $"x-acs-action: expected {action}.");
        }
        await app.RefusedAsync(Signed(path, action.ToLowerInvariant()), 400, "InvalidParameter", $"x-acs-action: expected {action}.");
        await app.RefusedAsync(Signed(path, action, "2020-12-04"), 400, "InvalidParameter", "x-acs-version: expected 2020-12-03.");
    }

    [Theory]
    [InlineData("x-acs-action", "GetJob", "x-acs-action: expected ListJobs.")]
    [InlineData("x-acs-action", "ListJobs,ListJobs", "x-acs-action: expected ListJobs.")]
    [InlineData("x-acs-version", "2020-12-3", "x-acs-version: expected 2020-12-03.")]
    public async Task Header_OfAnUnsignedRequest_HasToBeRightToo(string header, string value, string message) =>
        await app.RefusedAsync(Unsigned(header, value), 400, "InvalidParameter", message);

    [Theory]
    [InlineData("x-acs-action", "ListJobs")]
    [InlineData("x-acs-action", " ")]
    [InlineData("x-acs-version", "2020-12-03")]
    [InlineData("accept", "text/html")]
    public async Task Request_Unsigned_NeedsNoneOfThem(string header, string value) =>
        Assert.Equal(200, (await app.SendAsync(Unsigned(header, value))).Status);

    [Fact]
    public async Task Headers_WrongOnes_TellNothingToWhoeverIsNotKnown() =>
        await app.RefusedAsync(Signed("/api/v1/jobs", "GetJob").SignedWith(SigningApplication.KeyId, "wrong"), 400, "SignatureDoesNotMatch", "");
}
