using Bogus;
using JobsDashboard.Import.Demo.Catalogue;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Demo.Failures;

/// <summary>Makes failures, with messages in English and in Chinese.</summary>
internal static class DemoFailureCatalogue
{
    private static readonly string[] s_modules =
        ["flash_attn", "apex", "transformers", "mmcv", "deepspeed", "einops", "sentencepiece", "xformers"];

    private static readonly string[] s_data =
    [
        "/mnt/data/imagenet/train", "/mnt/data/sft-zh.jsonl", "/mnt/data/aishell2/wav.scp", "/mnt/data/中文语料/part-0007.parquet",
        "/mnt/data/coco2017/annotations.json",
    ];

    private static readonly string[] s_images = [.. DemoImages.PyTorch, .. DemoImages.DeepSpeed, .. DemoImages.Ray];

    private static readonly Func<Randomizer, DemoFailure>[] s_general =
    [
        random => Crashed(1, $"ModuleNotFoundError: No module named '{random.ArrayElement(s_modules)}'"),
        random => Crashed(1, $"FileNotFoundError: dataset missing, [Errno 2] No such file or directory: '{random.ArrayElement(s_data)}'"),
        random => Crashed(1, $"Loss is NaN at step {random.Number(100, 90000)}, training aborted"),
        random => Crashed(1, $"RuntimeError: DataLoader worker (pid {random.Number(200, 9000)}) is killed by signal: Bus error. It is"
            + " possible that the shared memory is exhausted"),
        random => Crashed(1, $"OSError: [Errno 28] No space left on device: '/mnt/output/ckpt-{random.Number(1, 99) * 500}'"),
        random => Crashed(1, "urllib3 ReadTimeoutError: HTTPSConnectionPool(host='pypi.example.com', port=443): read timed out after"
            + $" {random.Number(15, 60)} s"),
        random => Crashed(1, $"RuntimeError: size mismatch for lm_head.weight: checkpoint has {random.Number(30, 150)}000 rows, the model"
            + $" {random.Number(30, 150)}512"),
        random => Crashed(2, $"train.py: error: unrecognized arguments: --num-{random.ArrayElement(["gpus", "workers", "epochs"])}"),
        random => Crashed(126, $"bash: ./scripts/run_{random.Number(1, 40)}.sh: Permission denied"),
        random => Crashed(127, $"bash: {random.ArrayElement(["deepspeed", "accelerate", "mpirun", "dj-process"])}: command not found"),
        random => Crashed(137, $"Container OOMKilled: memory limit of {random.Number(4, 60) * 8}Gi exceeded, exit code 137"),
        random => Crashed(143, $"Process terminated by SIGTERM after {random.Number(10, 900)} s, exit code 143"),
        random => Crashed(255, $"ssh: connect to host {Ip(random)} port 22: Connection refused"),
        random => Waiting("InvalidParameter", $"Invalid argument: data source d-{random.Number(100000, 999999)} cannot be mounted at"
            + " /mnt/data"),
        random => Preparing($"ImagePullBackOff: Back-off pulling image \"{random.ArrayElement(s_images)}\" after {random.Number(3, 12)}"
            + " attempts"),
        random => Preparing($"ErrImagePull: manifest for {random.ArrayElement(s_images)} not found"),
        random => Preparing($"ErrImagePull: unauthorized, authentication required for {random.ArrayElement(s_images)}"),
        random => Preparing($"MountVolume failed: context deadline exceeded while mounting oss://train-bucket-{random.Number(1, 20)}"),
        random => Crashed(137, $"内存不足：容器内存超出 {random.Number(4, 60) * 8}Gi 上限，进程被系统终止"),
        random => Crashed(1, $"数据集不存在：{random.ArrayElement(s_data)}，请检查挂载路径"),
        random => Crashed(1, $"训练在第 {random.Number(100, 90000)} 步发散，损失值变为 NaN"),
        random => Crashed(1, $"磁盘空间不足，无法保存第 {random.Number(1, 99) * 500} 步的检查点"),
        random => Crashed(1, $"缺少依赖包 {random.ArrayElement(s_modules)}，请先在镜像中安装"),
        random => Crashed(1, $"配置文件解析失败：第 {random.Number(2, 160)} 行缩进有误"),
        random => Crashed(143, $"训练进程超时：{random.Number(20, 120)} 分钟内没有任何日志输出，已被终止"),
        random => Crashed(139, $"训练进程发生段错误，退出码 139，进程号 {random.Number(40, 900)}"),
        random => Preparing($"镜像拉取失败：{random.ArrayElement(s_images)} 无访问权限"),
        random => Preparing($"存储挂载失败：连接文件系统超时（{random.Number(30, 300)} 秒）"),
    ];

    private static readonly Func<Randomizer, DemoFailure>[] s_ofGpus =
    [
        random => Crashed(1, $"torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate {Decimal(random, 1, 19)} GiB (GPU"
            + $" {random.Number(7)}; {Decimal(random, 23, 79)} GiB total capacity; {random.Number(100, 900)} MiB free)"),
        random => Crashed(1, $"CUDA OOM: cannot allocate {random.Number(128, 2048)} MiB for activations, reduce the batch size"),
        random => Crashed(245, $"NCCL timeout: watchdog caught collective operation ALLREDUCE on rank {random.Number(63)} after"
            + $" {random.Number(600, 1800)}000 ms"),
        random => Crashed(245, $"NCCL error: unhandled system error, connection to {Ip(random)} closed by remote peer"),
        random => Crashed(1, $"ImportError: libcudart.so.{random.Number(10, 12)}.0: cannot open shared object file: No such file or"
            + " directory"),
        random => Crashed(139, $"Segmentation fault (core dumped) in libtorch_cuda.so, pid {random.Number(40, 900)}, exit code 139"),
        random => Crashed(1, $"显存不足：第{random.Number(7)}号卡申请 {Decimal(random, 1, 19)} GiB 失败，请减小批大小或开启梯度检查点"),
        random => Crashed(245, $"通信超时：第 {random.Number(63)} 号进程等待梯度同步超过 {random.Number(10, 30)} 分钟"),
    ];

    private static readonly Func<Randomizer, DemoQuota, DemoFailure>[] s_ofQuota =
    [
        (random, quota) => Ended("JobEvicted", $"Pod evicted: node {random.ArrayElement(quota.Nodes)} was low on resource"
            + $" ephemeral-storage, threshold {random.Number(5, 15)}%"),
        (random, quota) => Ended("JobEvicted", $"Preempted by a job of priority {random.Number(5, 9)} in quota {quota.Name}"),
        (random, quota) => Waiting("ResourceAllocateFailed", $"Quota {quota.Name} exhausted: {random.Number(8, 64)} nodes requested,"
            + $" {random.Number(7)} available"),
        (random, quota) => Ended("JobEvicted", $"节点被驱逐：{random.ArrayElement(quota.Nodes)} 磁盘压力过大"),
        (random, quota) => Waiting("ResourceAllocateFailed", $"配额“{quota.Name}”已用尽，还缺 {random.Number(1, 32)} 个节点"),
    ];

    private static readonly Func<Randomizer, DemoFailure>[] s_ofPublic =
    [
        random => Waiting("ResourceAllocateFailed", $"Resource type {random.ArrayElement(DemoInstance.WithGpu).Name} is not enough in"
            + $" zone cn-hangzhou-{random.ArrayElement(["g", "h", "i"])}"),
        random => Waiting("ResourceAllocateFailed", $"公共资源库存不足：可用区 cn-hangzhou-{random.ArrayElement(["g", "h", "i"])} 暂无规格"
            + $" {random.ArrayElement(DemoInstance.WithGpu).Name}"),
        random => Ended("JobEvicted", $"Instance i-bp{random.UInt():x8} was released after a hardware fault"),
    ];

    private static readonly Func<Randomizer, DemoFailure>[] s_ofSpot =
    [
        random => Ended("JobEvicted", $"Spot instance reclaimed: the market price went above the limit, {random.Number(1, 5)} minutes of"
            + " notice"),
        random => Ended("JobEvicted", $"抢占式实例被回收，剩余 {random.Number(1, 8)} 个副本无法继续训练"),
    ];

    /// <summary>A failure that a job on these resources can have.</summary>
    public static DemoFailure Any(Randomizer random, DemoQuota? quota, bool hasGpus, bool isSpot) => random.Number(9) switch
    {
        < 2 when quota is not null => random.ArrayElement(s_ofQuota)(random, quota),
        < 1 => random.ArrayElement(s_ofPublic)(random),
        < 5 when isSpot => random.ArrayElement(s_ofSpot)(random),
        > 6 when hasGpus => random.ArrayElement(s_ofGpus)(random),
        _ => random.ArrayElement(s_general)(random),
    };

    /// <summary>A failure of a node's hardware.</summary>
    public static DemoFailure OfNode(Randomizer random, string node) => random.Bool()
        ? Ended("JobFailed", $"Node {node} is NotReady: GPU {random.Number(7)} has fallen off the bus (Xid 79)")
        : Ended("JobFailed", $"节点 {node} 故障：第{random.Number(7)}号卡出现不可纠正的 ECC 错误");

    private static DemoFailure Crashed(int exit, string text) => new(JobStatus.Running, "JobFailed", exit, text);

    private static DemoFailure Ended(string code, string text) => new(JobStatus.Running, code, null, text);

    private static DemoFailure Waiting(string code, string text) => new(JobStatus.Queuing, code, null, text);

    private static DemoFailure Preparing(string text) => new(JobStatus.EnvPreparing, "JobFailed", null, text);

    // Made of whole numbers, because some cultures write a decimal comma.
    private static string Decimal(Randomizer random, int min, int max) => $"{random.Number(min, max)}.{random.Number(99):00}";

    private static string Ip(Randomizer random) => $"10.{random.Number(20, 29)}.{random.Number(255)}.{random.Number(1, 254)}";
}

/// <summary>Why a job failed.</summary>
/// <param name="During">The status in which it failed.</param>
/// <param name="Code">The reason code in the API.</param>
/// <param name="Exit">The exit code of the pod's process; null when no process ended.</param>
/// <param name="Text">The message.</param>
internal sealed record DemoFailure(JobStatus During, string Code, int? Exit, string Text);
