using System.Collections.Immutable;

namespace JobsDashboard.Scale.Generating;

/// <summary>What a job does: its model, its name and its command.</summary>
internal sealed record Work(string Name, string JobType, string Image, string Command)
{
    /// <summary>Models, the most used first.</summary>
    public static ImmutableArray<string> Models { get; } =
    [
        "qwen2-7b", "llama3-8b", "qwen2-72b", "resnet50", "bert-base", "vit-large", "whisper-small", "llama3-70b", "yolov8", "sdxl",
        "deepseek-moe", "bge-m3", "dit-xl", "conformer", "glm4-9b", "deepfm", "internvl2", "mixtral-8x7b", "unet3d", "segformer",
    ];

    private static readonly ImmutableArray<string> s_tasks =
        ["sft", "pretrain", "eval", "微调", "训练", "评测", "distill", "rlhf", "infer", "预处理"];
    private static readonly ImmutableArray<string> s_types =
        ["PyTorchJob", "PyTorchJob", "PyTorchJob", "TFJob", "MPIJob", "RayJob", "XGBoostJob"];
    private static readonly Zipf s_models = new(Models.Length);

    private static readonly ImmutableArray<string> s_images = [.. Enumerable.Range(0, 60).Select(number =>
        $"registry.example.com/train/{(number % 3 == 0 ? "deepspeed" : "pytorch")}:{(number / 12) + 1}.{number % 12}"
        + $"-cuda12.{number % 5}-ubuntu22.04")];

    public static Work Of(ref Draw draw)
    {
        var model = Models[s_models.Draw(ref draw)];
        var task = s_tasks[draw.Below(s_tasks.Length)];
        var run = draw.Bits();
        var name = $"{model}-{task}-{Draw.Letters(run)[7..]}";
        return new Work(name, s_types[draw.Below(s_types.Length)], s_images[draw.Below(s_images.Length)], CommandOf(ref draw, model, name));
    }

    private static string CommandOf(ref Draw draw, string model, string name)
    {
        var (nodes, gpus, batch) = (1 << draw.Below(4), 1 << draw.Below(4), 8 << draw.Below(6));
        return draw.OneIn(4)
            ? $"deepspeed --num_nodes {nodes} --num_gpus {gpus} finetune.py --deepspeed zero{draw.Between(1, 3)}.json "
                + $"--model_name_or_path /mnt/models/{model} --output_dir /mnt/output/{name} --per_device_train_batch_size {batch} "
                + $"--learning_rate {draw.Between(1, 9)}e-{draw.Between(3, 6)} --bf16 --seed {draw.Below(100_000)}"
            : $"torchrun --nnodes={nodes} --nproc_per_node={gpus} train.py --model {model} --data /mnt/data/set-{draw.Below(500)} "
                + $"--batch {batch} --lr {draw.Between(1, 9)}e-{draw.Between(3, 6)} --epochs {draw.Between(1, 90)} "
                + $"--output /mnt/output/{name} --seed {draw.Below(100_000)}";
    }
}
