using System.Collections.Immutable;

namespace JobsDashboard.Recorder;

/// <summary>Questions of users who sign their requests: an owner of jobs, an admin of a workspace, and a user without either.</summary>
internal static class SignedQuestions
{
    // A correct signature over these values, except where Authorization or Host is replaced after signing.
    private static readonly ImmutableArray<(string Name, string Value)> s_refused =
    [
        ("x-acs-version", "2000-01-01"),
        ("x-acs-action", "GetJob"),
        ("x-acs-date", "2026-03-14T14:00:00Z"),
        ("x-acs-date", "yesterday"),
        ("x-acs-signature-nonce", "nonce-1"),
        ("Authorization", "Bearer x"),
        ("Host", "127.0.0.1"),
    ];

    public static IEnumerable<Question> All(KnownValues known, ParameterValues values)
    {
        var random = new Random(3);
        foreach (var user in known.Users)
        {
            for (var i = 0; i < 40; i++)
            {
                yield return Signed("ListJobs", "/api/v1/jobs?" + Combination(2));
            }
            for (var i = 0; i < 20; i++)
            {
                yield return Signed("GetJob", "/api/v1/jobs/" + Uri.EscapeDataString(known.JobIds[i * 17]));
                yield return Signed("Facets", "/api/ext/v1/facets?" + Combination(1));
            }
            foreach (var header in s_refused)
            {
                yield return Signed("ListJobs", "/api/v1/jobs") with { Headers = [header] };
            }

            Question Signed(string action, string target) => new(target) { SignedBy = user, Action = action };
        }

        string Combination(int count) => Question.Query(Questions.Combination(random, values, count));
    }
}
