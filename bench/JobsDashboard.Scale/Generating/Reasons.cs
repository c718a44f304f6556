using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Scale.Generating;

/// <summary>Why jobs are in their state: half in English and half in Chinese, with words that are common and words that are rare.</summary>
internal static class Reasons
{
    /// <summary>Among how many reasons there is one with a given rare word; a quarter of the jobs have a reason.</summary>
    private const int RareIn = 25_000;

    /// <summary>Words of which each is in about one of 100,000 jobs.</summary>
    public static ImmutableArray<string> Rare { get; } = ["thermaltrip", "brownout", "photodiode", "光模块", "漏液"];

    /// <param name="draw">Makes all choices.</param>
    /// <param name="status">The job's state.</param>
    public static (string Code, string Message) Of(ref Draw draw, JobStatus status)
    {
        var rare = draw.Below(RareIn);
        var message = draw.OneIn(2) ? English(ref draw) : Chinese(ref draw);
        return (CodeOf(status), rare < Rare.Length ? $"{message} ({Rare[rare]})" : message);
    }

    private static string CodeOf(JobStatus status) => status switch
    {
        JobStatus.Failed => "JobFailed",
        JobStatus.Stopped => "JobStoppedByUser",
        JobStatus.Succeeded => "JobSucceeded",
        JobStatus.Queuing => "JobEnqueued",
        _ => "JobRunning",
    };

    private static string English(ref Draw draw)
    {
        var (a, b) = (draw.Between(1, 64), draw.Between(100, 90_000));
        return draw.Below(12) switch
        {
            0 or 1 => $"CUDA out of memory: tried to allocate {a} GiB on GPU {a % 8}, {b} MiB free",
            2 => $"Container OOMKilled: memory limit of {a * 8}Gi exceeded, exit code 137",
            3 => $"NCCL timeout: watchdog caught collective operation ALLREDUCE on rank {a} after {b} ms",
            4 => $"Loss is NaN at step {b}, training aborted",
            5 => $"Pod evicted: node was low on resource ephemeral-storage, threshold {a}%",
            6 => $"ImagePullBackOff: back-off pulling image after {a} attempts",
            7 => $"FileNotFoundError: dataset missing, no such file or directory: /mnt/data/part-{b}",
            8 => $"Preempted by a job of priority {a % 9}, {b} seconds of work are lost",
            9 => $"Job is stopped by user after {b} steps",
            10 => $"Worker {a} exited with code {b % 255}, restarting is not allowed",
            _ => $"Job is completed, {b} steps in {a} epochs",
        };
    }

    private static string Chinese(ref Draw draw)
    {
        var (a, b) = (draw.Between(1, 64), draw.Between(100, 90_000));
        return draw.Below(10) switch
        {
            0 or 1 => $"显存不足：第 {a % 8} 号卡申请 {a} GiB 失败，请减小批大小或开启梯度检查点",
            2 => $"内存不足：容器内存超出 {a * 8}Gi 上限，进程被系统终止",
            3 => $"通信超时：第 {a} 号进程等待梯度同步超过 {b} 毫秒",
            4 => $"训练在第 {b} 步发散，损失值变为 NaN",
            5 => $"数据集不存在：/mnt/data/part-{b}，请检查挂载路径",
            6 => $"镜像拉取失败：重试 {a} 次后仍无访问权限",
            7 => $"配额已用尽，还缺 {a} 个节点",
            8 => $"用户主动停止，已完成 {b} 步",
            _ => $"任务完成，共 {b} 步",
        };
    }
}
