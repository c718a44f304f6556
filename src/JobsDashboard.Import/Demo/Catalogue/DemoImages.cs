namespace JobsDashboard.Import.Demo.Catalogue;

/// <summary>Container images: a dozen repositories, each in a few versions.</summary>
internal static class DemoImages
{
    public static string[] PyTorch { get; } =
        Of("train/pytorch", "1.13.1-cu117-py310", "2.1.2-cu121-py310", "2.3.0-cu121-py311", "2.5.1-cu124-py311");

    public static string[] Nvidia { get; } = Of("nvcr-mirror/pytorch", "23.10-py3", "24.03-py3", "24.08-py3");

    public static string[] DeepSpeed { get; } = Of("llm/deepspeed", "0.12.6-torch2.1", "0.14.4-torch2.3", "0.15.1-torch2.4");

    public static string[] Megatron { get; } = Of("llm/megatron-lm", "core-r0.6", "core-r0.8", "core_v0.9.0-te1.11");

    public static string[] Diffusers { get; } = Of("aigc/diffusers", "0.24.0-cu118", "0.29.2-cu121", "0.30.3-cu124");

    public static string[] TensorFlow { get; } = Of("train/tensorflow", "1.15.5-cpu-py36", "2.11.1-gpu", "2.14.0-gpu", "2.16.1-gpu");

    public static string[] XGBoost { get; } = Of("train/xgboost", "1.6.2-py38", "1.7.6-py310", "2.0.3-py311");

    public static string[] OneFlow { get; } = Of("train/oneflow", "0.8.0-cu112", "0.9.0-cu117");

    public static string[] Inference { get; } = Of("serving/vllm-batch", "v0.4.3", "v0.5.5", "v0.6.2");

    public static string[] OpenMpi { get; } = Of("hpc/openmpi-horovod", "4.1.4-hvd0.27", "4.1.6-hvd0.28");

    public static string[] Ray { get; } = Of("ray-project/ray-ml", "2.9.3-py310-gpu", "2.24.0-py311-gpu", "2.34.0-py311-gpu");

    public static string[] DataJuicer { get; } = Of("data/data-juicer", "v0.2.0", "v1.0.0", "v1.0.3");

    private static string[] Of(string repository, params string[] versions) =>
        [.. versions.Select(version => $"registry.cn-hangzhou.example.com/{repository}:{version}")];
}
