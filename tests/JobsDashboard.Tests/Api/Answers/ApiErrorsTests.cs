using JobsDashboard.Api.Answers;
using Xunit;

namespace JobsDashboard.Tests.Api.Answers;

public sealed class ApiErrorsTests
{
    private static readonly ApiProblem[] s_all =
    [
        ApiErrors.UnreadableRequest, ApiErrors.RefusedHost, ApiErrors.UnknownOperation, ApiErrors.WrongMethod, ApiErrors.UnknownJob,
        ApiErrors.InvalidHeader("x", "y"), ApiErrors.UnsignedFromElsewhere, ApiErrors.NotAllowed, ApiErrors.MissingHeader("x"),
        ApiErrors.RepeatedHeader("x"), ApiErrors.UnsignedHeader("x"), ApiErrors.SignedHeaderMissing("x"),
        ApiErrors.UnreadableAuthorization("x"),
        ApiErrors.Expired(default, default), ApiErrors.OlderThanNonces, ApiErrors.UsedNonce, ApiErrors.TemporaryCredentials,
        ApiErrors.UnknownAccessKey, ApiErrors.WrongSignature("x", "y"), ApiErrors.WrongBody("x", "y"), ApiErrors.LargeBody(1),
        ApiErrors.TooManyRequests(default), ApiErrors.TooManyWrongSignatures(default), ApiErrors.TooManyExports(1),
        ApiErrors.StoppedRequest(default), ApiErrors.NonceNotStored, ApiErrors.InternalError, ApiErrors.StoppedQuery(new("x")),
    ];

    [Fact]
    public void Problem_OfAnyKind_HasACodeThatTheDocumentDescribes()
    {
        Assert.All(s_all, problem => Assert.Contains(ApiErrors.Codes, code => code.Status == problem.Status && code.Code == problem.Code));
        Assert.All(s_all, problem => Assert.Contains($"`{problem.Code}`", ApiErrors.Describe(problem.Status), StringComparison.Ordinal));
    }

    [Fact]
    public void Parameters_ThatCannotBeRead_AreNamedByTheCodeAndTheMessage()
    {
        var problem = ApiErrors.InvalidParameters([new("PageSize", "a whole number from 1 to 100"), new("Order", "one of desc, asc")]);

        Assert.Equal(
            new ApiProblem(
                400, "InvalidParameter.PageSize", "PageSize: expected a whole number from 1 to 100. Order: expected one of desc, asc."),
            problem);
    }
}
