using System.Collections.Immutable;
using static JobsDashboard.Specification.Examples.Example;

namespace JobsDashboard.Specification.Examples;

internal static class TagExamples
{
    public static ImmutableArray<Example> All { get; } =
    [
        new("Every pair has to be on the job, letter by letter. Tags.team=nlp says the same as {\"team\":\"nlp\"}, and they add up.")
        {
            Jobs =
            [
                new() { JobId = "tag-both", Settings = Tagged(("team", "nlp"), ("env", "prod")) },
                new() { JobId = "tag-one", Settings = Tagged(("team", "nlp")) },
                new() { JobId = "tag-other-case", Settings = Tagged(("Team", "NLP")) },
                new() { JobId = "tag-none" },
            ],
            Questions =
            [
                ("""Tags={"team":"nlp"}""", "tag-both tag-one"),
                ("Tags.team=nlp", "tag-both tag-one"),
                ("""Tags={"team":"nlp"}&Tags.env=prod""", "tag-both"),
                ("""Tags={"team":"nlp","env":"test"}""", ""),
                ("Tags={}", "tag-both tag-one tag-other-case tag-none"),
            ],
        },
        new("NotTags excludes the jobs with any of its pairs; NotTags.team may be given several times.")
        {
            Jobs =
            [
                new() { JobId = "not-tag-nlp", Settings = Tagged(("team", "nlp"), ("env", "prod")) },
                new() { JobId = "not-tag-cv", Settings = Tagged(("team", "cv")) },
                new() { JobId = "not-tag-none" },
            ],
            Questions =
            [
                ("""NotTags={"team":"nlp"}""", "not-tag-cv not-tag-none"),
                ("""NotTags={"team":"cv","env":"prod"}""", "not-tag-none"),
                ("NotTags.team=nlp&NotTags.team=cv", "not-tag-none"),
            ],
        },
        new("TagIn finds the jobs whose tag has any of the values. Several keys must all hold, and beside Tags with the same key both.")
        {
            Jobs =
            [
                new() { JobId = "tag-in-nlp", Settings = Tagged(("team", "nlp"), ("env", "prod")) },
                new() { JobId = "tag-in-vision", Settings = Tagged(("team", "vision")) },
                new() { JobId = "tag-in-comma", Settings = Tagged(("team", "nlp,vision")) },
                new() { JobId = "tag-in-other-case", Settings = Tagged(("Team", "nlp"), ("team", "NLP")) },
                new() { JobId = "tag-in-other-key", Settings = Tagged(("a.team", "nlp")) },
                new() { JobId = "tag-in-none" },
            ],
            Questions =
            [
                ("TagIn.team=nlp,vision", "tag-in-nlp tag-in-vision"),
                ("TagIn.team=\"nlp,vision\",NLP", "tag-in-comma tag-in-other-case"),
                ("TagIn.team=nlp,vision&TagIn.env=prod,test", "tag-in-nlp"),
                ("TagIn.team=nlp,vision&Tags.team=vision", "tag-in-vision"),
                ("TagIn.team=nlp,vision&Tags.team=cv", ""),
                ("TagIn.a.team=nlp", "tag-in-other-key"),
                ("TagIn.team=,", "tag-in-nlp tag-in-vision tag-in-comma tag-in-other-case tag-in-other-key tag-in-none"),
            ],
            Counts =
            [
                ("TagIn.team=nlp,NLP", "Tags.team", "NLP 1, nlp 1, nlp,vision 1, vision 1, none 2"),
            ],
        },
        new("An empty value is a value, and a key may have dots.")
        {
            Jobs =
            [
                new() { JobId = "tag-empty", Settings = Tagged(("team", "")) },
                new() { JobId = "tag-dotted", Settings = Tagged(("team.lead", "li")) },
                new() { JobId = "tag-without" },
            ],
            Questions =
            [
                ("Tags.team=", "tag-empty"),
                ("Tags.team.lead=li", "tag-dotted"),
                ("Present=Tags.team", "tag-empty"),
                ("Missing=Tags.team", "tag-dotted tag-without"),
            ],
        },
    ];
}
