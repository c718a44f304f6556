using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Specification.Examples;

/// <summary>Full text: what is searched, and what counts as a word.</summary>
internal static class TextExamples
{
    public static ImmutableArray<Example> All { get; } =
    [
        new("ReasonSearch reads the reason's code and its message. A job without a reason is never found, and never excluded.")
        {
            Jobs =
            [
                new() { JobId = "reason-code", ReasonCode = "Preempted" },
                new() { JobId = "reason-message", ReasonMessage = "preempted by a job of higher priority" },
                new() { JobId = "reason-none", UserCommand = "echo preempted" },
            ],
            Questions =
            [
                ("ReasonSearch=preempted", "reason-code reason-message"),
                ("ReasonSearch=priority", "reason-message"),
                ("NotReasonSearch=priority", "reason-code reason-none"),
            ],
        },
        new("UserCommandSearch reads the start command.")
        {
            Jobs =
            [
                new() { JobId = "command-python", UserCommand = "python -m finetune" },
                new() { JobId = "command-bash", UserCommand = "bash run" },
                new() { JobId = "command-none", DisplayName = "finetune" },
            ],
            Questions =
            [
                ("UserCommandSearch=finetune", "command-python"),
                ("NotUserCommandSearch=finetune", "command-bash command-none"),
            ],
        },
        new("ImageSearch reads the images of all roles together, but a phrase stays within one image.")
        {
            Jobs =
            [
                new() { JobId = "image-one", JobSpecs = [new() { Image = "registry pytorch" }] },
                new() { JobId = "image-two", JobSpecs = [new() { Image = "registry" }, new() { Image = "pytorch" }] },
                new() { JobId = "image-none" },
            ],
            Questions =
            [
                ("ImageSearch=pytorch registry", "image-one image-two"),
                ("ImageSearch=\"registry pytorch\"", "image-one"),
                ("NotImageSearch=pytorch", "image-none"),
            ],
        },
        new("Search reads name, reason, command and images; each word may be in another of them.")
        {
            Jobs =
            [
                new() { JobId = "search-name", DisplayName = "zebra" },
                new() { JobId = "search-reason-and-image", ReasonMessage = "zebra", JobSpecs = [new() { Image = "giraffe" }] },
                new() { JobId = "search-command", UserCommand = "zebra giraffe" },
                new() { JobId = "search-elsewhere", Username = "zebra", Extras = new JobExtras { Description = "giraffe" } },
            ],
            Questions =
            [
                ("Search=zebra", "search-name search-reason-and-image search-command"),
                ("Search=giraffe zebra", "search-reason-and-image search-command"),
                ("NotSearch=zebra", "search-elsewhere"),
            ],
        },
        new("All words have to occur, whole, in any order and any case.")
        {
            Jobs =
            [
                new() { JobId = "words-both", ReasonMessage = "the node ran out of Memory" },
                new() { JobId = "words-one", ReasonMessage = "memory" },
                new() { JobId = "words-longer", ReasonMessage = "memorybank outage" },
            ],
            Questions =
            [
                ("ReasonSearch=MEMORY", "words-both words-one"),
                ("ReasonSearch=memory out", "words-both"),
                ("ReasonSearch=memor", ""),
            ],
        },
        new("Words in quotes have to follow each other.")
        {
            Jobs =
            [
                new() { JobId = "phrase-in-order", ReasonMessage = "ran out of memory" },
                new() { JobId = "phrase-apart", ReasonMessage = "memory of what ran out" },
                new() { JobId = "phrase-part", ReasonMessage = "memory" },
            ],
            Questions =
            [
                ("ReasonSearch=\"out of memory\"", "phrase-in-order"),
                ("ReasonSearch=\"of memory\" ran", "phrase-in-order"),
                ("ReasonSearch=out of memory", "phrase-in-order phrase-apart"),
            ],
        },
        new("A star behind a word finds the words that begin so. Anywhere else it is no letter.")
        {
            Jobs =
            [
                new() { JobId = "star-longer", ReasonMessage = "OOMKilled" },
                new() { JobId = "star-itself", ReasonMessage = "oom" },
                new() { JobId = "star-inside", ReasonMessage = "the room" },
            ],
            Questions =
            [
                ("ReasonSearch=OOM*", "star-longer star-itself"),
                ("ReasonSearch=OOM", "star-itself"),
                ("ReasonSearch=\"OOM*\"", "star-itself"),
            ],
        },
        new("Chinese is found by any part of what stands in sequence.")
        {
            Jobs =
            [
                new() { JobId = "chinese-memory", ReasonMessage = "显存 内存不足" },
                new() { JobId = "chinese-disk", ReasonMessage = "磁盘 空间" },
                new() { JobId = "chinese-none", ReasonMessage = "memory" },
            ],
            Questions =
            [
                ("ReasonSearch=内存不足", "chinese-memory"),
                ("ReasonSearch=显存 不足", "chinese-memory"),
                ("ReasonSearch=存", "chinese-memory"),
                ("ReasonSearch=空间", "chinese-disk"),
            ],
        },
        new("A piece with separators in it means its words in sequence, whatever separates them.")
        {
            NeedsOwnWords = true,
            Jobs =
            [
                new() { JobId = "piece-dot", UserCommand = "python train.py" },
                new() { JobId = "piece-line", UserCommand = "python train_py" },
                new() { JobId = "piece-reversed", UserCommand = "py train" },
                new() { JobId = "piece-one-word", UserCommand = "trainpy" },
            ],
            Questions =
            [
                ("UserCommandSearch=train.py", "piece-dot piece-line"),
                ("UserCommandSearch=train", "piece-dot piece-line piece-reversed"),
                ("UserCommandSearch=trainpy", "piece-one-word"),
            ],
        },
        new("Chinese and Latin letters that touch are words of their own, in sequence.")
        {
            NeedsOwnWords = true,
            Jobs =
            [
                new() { JobId = "script-touching", ReasonMessage = "GPU内存不足" },
                new() { JobId = "script-apart", ReasonMessage = "gpu 内存" },
                new() { JobId = "script-other", ReasonMessage = "gpu 显内存" },
            ],
            Questions =
            [
                ("ReasonSearch=gpu", "script-touching script-apart script-other"),
                ("ReasonSearch=GPU内存", "script-touching script-apart"),
            ],
        },
        new("Width does not count, accents do, and ß is not ss.")
        {
            NeedsOwnWords = true,
            Jobs =
            [
                new() { JobId = "folding-wide", ReasonMessage = "ＮＣＣＬ" },
                new() { JobId = "folding-accent", ReasonMessage = "École" },
                new() { JobId = "folding-sharp", ReasonMessage = "Straße" },
            ],
            Questions =
            [
                ("ReasonSearch=nccl", "folding-wide"),
                ("ReasonSearch=école", "folding-accent"),
                ("ReasonSearch=ecole", ""),
                ("ReasonSearch=STRAßE", "folding-sharp"),
                ("ReasonSearch=strasse", ""),
            ],
        },
    ];
}
