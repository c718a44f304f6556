using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Specification.Examples;

/// <summary>Whose a job is, and who may see it. The questions are asked by the local user, whose id is <c>local</c>.</summary>
internal static class OwnerExamples
{
    public static ImmutableArray<Example> All { get; } =
    [
        new("ShowOwn leaves the jobs of whoever asks; false asks for nothing. FromAllWorkspaces stands beside it.")
        {
            Jobs =
            [
                new() { JobId = "own-vision", UserId = "local", WorkspaceId = "vision" },
                new() { JobId = "own-speech", UserId = "local", WorkspaceId = "speech" },
                new() { JobId = "own-of-another", UserId = "1001", WorkspaceId = "vision" },
            ],
            Questions =
            [
                ("ShowOwn=true", "own-vision own-speech"),
                ("ShowOwn=false", "own-vision own-speech own-of-another"),
                ("ShowOwn=true&FromAllWorkspaces=true", "own-vision own-speech"),
                ("ShowOwn=true&FromAllWorkspaces=true&WorkspaceId=vision", "own-vision"),
            ],
        },
        new("Username is a part of the submitter's name, in any case.")
        {
            Jobs =
            [
                new() { JobId = "user-name-li", Username = "Li.Lei" },
                new() { JobId = "user-name-han", Username = "han.meimei" },
                new() { JobId = "user-name-none" },
            ],
            Questions =
            [
                ("Username=lei", "user-name-li"),
                ("Username=ei", "user-name-li user-name-han"),
                ("NotUsername=lei", "user-name-han user-name-none"),
            ],
        },
        new("UserIdForFilter is the owner's whole account id, letter by letter.")
        {
            Jobs =
            [
                new() { JobId = "user-a1", UserId = "a1" },
                new() { JobId = "user-other-case", UserId = "A1" },
                new() { JobId = "user-none" },
            ],
            Questions =
            [
                ("UserIdForFilter=a1", "user-a1"),
                ("UserIdForFilter=a1,A1", "user-a1 user-other-case"),
                ("NotUserIdForFilter=a1", "user-other-case user-none"),
            ],
        },
        new("BusinessUserId is the business user of the job's settings, letter by letter.")
        {
            Jobs =
            [
                new() { JobId = "business-one", Settings = new JobSettings { BusinessUserId = "166924" } },
                new() { JobId = "business-two", Settings = new JobSettings { BusinessUserId = "166925" } },
                new() { JobId = "business-none" },
            ],
            Questions =
            [
                ("BusinessUserId=166924", "business-one"),
                ("NotBusinessUserId=166924", "business-two business-none"),
            ],
        },
        new("Accessibility of a job that does not tell is PRIVATE.")
        {
            Jobs =
            [
                new() { JobId = "seen-by-all", Accessibility = "PUBLIC" },
                new() { JobId = "seen-by-few", Accessibility = "PRIVATE" },
                new() { JobId = "seen-untold" },
            ],
            Questions =
            [
                ("Accessibility=PUBLIC", "seen-by-all"),
                ("Accessibility=private", "seen-by-few seen-untold"),
                ("NotAccessibility=PRIVATE", "seen-by-all"),
            ],
        },
    ];
}
