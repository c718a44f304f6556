using Bogus;

namespace JobsDashboard.Import.Demo.Catalogue;

/// <summary>Makes names as people give them to their jobs.</summary>
internal static class DemoNames
{
    private static readonly string[] s_purposes = ["sft", "eval", "pretrain", "ablation", "baseline", "debug", "FT", "resume", "nightly"];
    private static readonly string[] s_tasks = ["训练任务", "微调实验", "评测", "消融实验", "复现", "夜间回归", "模型训练", "压测"];

    private static readonly Func<Randomizer, string, string, string>[] s_forms =
    [
        (random, model, data) => $"{model}-{data}-{random.Number(1, 12):00}{random.Number(1, 28):00}",
        (random, model, data) => $"{model}-{data}-{random.Number(1, 12):00}{random.Number(1, 28):00}",
        (random, model, data) => $"{model}-{random.ArrayElement(s_purposes)}-{data}",
        (random, model, data) => $"{model}_{data}_v{random.Number(1, 9)}",
        (random, model, _) => $"{random.ArrayElement(s_purposes)}-{model}-{random.Number(1, 400)}",
        (random, model, _) => $"{Capitalized(model)}_{random.ArrayElement(s_purposes)}_exp{random.Number(1, 99):00}",
        (random, model, _) => $"{random.ArrayElement(s_tasks)}-{model}-{random.Number(1, 12):00}{random.Number(1, 28):00}",
        (random, model, data) => $"{model}_{data}_{random.ArrayElement(s_tasks)}{random.Number(1, 30)}",
    ];

    public static string Make(Randomizer random, string model, string data) => random.ArrayElement(s_forms)(random, model, data);

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
