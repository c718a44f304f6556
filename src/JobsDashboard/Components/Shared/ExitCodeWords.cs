using System.Collections.Frozen;

namespace JobsDashboard.Components.Shared;

/// <summary>What a process's exit code usually means, for the codes that training jobs end with.</summary>
public static class ExitCodeWords
{
    private static readonly FrozenDictionary<string, string> s_meanings = new Dictionary<string, string>
    {
        ["1"] = "general error",
        ["2"] = "wrong use of the shell",
        ["126"] = "command not executable",
        ["127"] = "command not found",
        ["137"] = "killed, often because memory ran out",
        ["139"] = "segmentation fault",
        ["143"] = "terminated",
        ["245"] = "NCCL timeout",
        ["255"] = "SSH failure",
    }.ToFrozenDictionary();

    /// <summary>The code with its meaning, or the text as it is.</summary>
    public static string Of(string text) =>
        s_meanings.TryGetValue(text, out var meaning) ? L["exit code {0}: {1}", text, L[meaning]] : text;
}
