namespace JobsDashboard.Import.Demo.Catalogue;

/// <summary>All kinds of work, of all nine job types.</summary>
internal static class DemoWorkloadCatalogue
{
    private static readonly DemoRole[] s_torchRoles = [new("Master", [0, 1, 1]), new("Worker", [1, 1, 1, 1, 3, 7])];

    public static DemoWorkload[] All { get; } =
    [
        new("PyTorchJob", 22)
        {
            Models = ["resnet50", "vit-b16", "ConvNeXt-L", "yolov8x", "bevformer", "swin-t", "dino-vitl14", "图像分类", "缺陷检测"],
            Data = ["imagenet", "coco2017", "nuscenes", "Objects365", "ade20k", "产线图片"],
            Images = DemoImages.PyTorch,
            Roles = s_torchRoles,
            Commands =
            [
                run => $"python train.py --model {run.Model} --data /mnt/data/{run.Data} --epochs {run.Epochs} --batch-size"
                    + $" {run.BatchSize} --lr {run.LearningRate} --seed {run.Seed}",
                run => $"torchrun --nnodes {run.Nodes} --nproc_per_node {run.Gpus} --master_port 29500 tools/train.py"
                    + $" configs/{run.Model}_{run.Data}.yaml --amp --lr {run.LearningRate} --seed {run.Seed}",
                run => $"""
                  set -ex
                  cd /mnt/workspace/视觉项目/{run.Data}
                  # 先检查数据完整性，再开始训练
                  python tools/check_dataset.py --root /mnt/data/{run.Data}
                  torchrun --nproc_per_node {run.Gpus} train.py --cfg {run.Model} --lr {run.LearningRate} --output /mnt/output/实验{run.Seed}
                  """,
            ],
        },
        new("PyTorchJob", 24)
        {
            Models =
            [
                "llama-7b", "llama-13b", "Qwen2-7B", "Qwen2.5-72B", "baichuan2-13b", "chatglm3-6b", "mixtral-8x7b", "大模型微调", "客服对话模型",
            ],
            Data = ["sft-zh", "alpaca-en", "dpo-pairs", "ShareGPT", "code-instruct", "math-cot", "中文指令集"],
            Images = [.. DemoImages.DeepSpeed, .. DemoImages.Nvidia],
            Roles = s_torchRoles,
            Gpus = [2, 4, 8, 8, 8],
            Commands =
            [
                run => $"deepspeed --num_nodes {run.Nodes} --num_gpus {run.Gpus} finetune.py --model_name_or_path /mnt/models/{run.Model}"
                    + $" --data_path /mnt/data/{run.Data}.jsonl --learning_rate {run.LearningRate} --num_train_epochs"
                    + $" {run.Epochs % 5 + 1} --deepspeed ds_zero3.json --bf16 true",
                run => $"""
                    export NCCL_DEBUG=INFO NCCL_IB_TIMEOUT=22
                    pip install -r requirements.txt -q
                    torchrun --nnodes $WORLD_SIZE --node_rank $RANK --nproc_per_node {run.Gpus} \
                      --master_addr $MASTER_ADDR --master_port $MASTER_PORT src/train_bash.py \
                      --stage sft --model_name_or_path /mnt/models/{run.Model} --dataset {run.Data} \
                      --finetuning_type lora --lora_rank 64 --learning_rate {run.LearningRate} --seed {run.Seed}
                    """,
                run => $"bash scripts/微调.sh --模型 {run.Model} --数据 /mnt/data/{run.Data} --lr {run.LearningRate}  # 第{run.Seed % 20 + 1}轮实验",
            ],
        },
        new("PyTorchJob", 9)
        {
            Models = ["gpt3-175b", "llama3-8b", "moe-16x3b", "Qwen2-57B-A14B", "预训练大模型"],
            Data = ["pile-v2", "CommonCrawl-zh", "wudao", "RedPajama", "中文语料"],
            Images = DemoImages.Megatron,
            Roles = [new("Master", [1]), new("Worker", [7, 15, 15, 31])],
            Gpus = [8],
            Commands =
            [
                run => $"bash examples/pretrain_{run.Model}.sh --tensor-model-parallel-size 8 --pipeline-model-parallel-size 2"
                    + $" --micro-batch-size 1 --global-batch-size {run.BatchSize * 8} --lr {run.LearningRate} --data-path"
                    + $" /mnt/data/{run.Data}/text_document --save-interval 500",
                run => $"""
                    # 从最近的检查点恢复，避免重新预热
                    torchrun --nnodes {run.Nodes} --nproc_per_node 8 pretrain_gpt.py \
                      --load /mnt/ckpt/{run.Model} --save /mnt/ckpt/{run.Model} \
                      --data-path /mnt/data/{run.Data} --lr {run.LearningRate} --train-iters {run.Epochs * 1000}
                    """,
            ],
        },
        new("PyTorchJob", 10)
        {
            Models = ["sdxl", "whisper-large-v3", "Conformer", "controlnet", "clip-vitl", "FunASR", "语音识别", "文生图"],
            Data = ["laion-aesthetic", "aishell2", "LibriSpeech", "wenetspeech", "brand-style", "电商图文"],
            Images = DemoImages.Diffusers,
            Roles = s_torchRoles,
            Commands =
            [
                run => $"accelerate launch --num_processes {run.Gpus} --mixed_precision fp16 train_lora.py --pretrained {run.Model}"
                    + $" --train_data_dir /mnt/data/{run.Data} --learning_rate {run.LearningRate} --max_train_steps {run.Epochs * 200}"
                    + $" --seed {run.Seed}",
                run => $"python -m asr.bin.train --config conf/{run.Model}.yaml --data /mnt/data/{run.Data} --ngpu {run.Gpus}"
                    + $" --batch_bins {run.BatchSize * 1000}",
            ],
        },
        new("TFJob", 9)
        {
            Models = ["deepfm", "DIN", "wide-deep", "mmoe", "esmm", "点击率预估", "召回模型"],
            Data = ["ctr-daily", "criteo", "Taobao-UBS", "feeds-7d", "广告日志"],
            Images = DemoImages.TensorFlow,
            Roles =
            [
                new("Chief", [1]),
                new("PS", [1, 2, 2, 4], IsLight: true),
                new("Worker", [1, 2, 4, 8]),
                new("Evaluator", [0, 0, 1], IsLight: true),
            ],
            Gpus = [0, 0, 1],
            Commands =
            [
                run => $"python -m easy_rec.python.train_eval --pipeline_config_path /mnt/configs/{run.Model}_{run.Data}.config"
                    + " --continue_train",
                run => $"python main.py --model={run.Model} --train_tables=odps://ads/tables/{run.Data} --batch_size={run.BatchSize * 16}"
                    + $" --learning_rate={run.LearningRate} --num_epochs={run.Epochs % 3 + 1}",
            ],
        },
        new("TFJob", 4)
        {
            Models = ["bert-base", "EfficientNet-b4", "textcnn", "文本分类"],
            Data = ["news-zh", "imagenet-tfrecord", "Comments-v2", "舆情数据"],
            Images = DemoImages.TensorFlow,
            Roles = [new("Worker", [1, 1, 2, 4])],
            Commands = [run => $"python run_classifier.py --task_name={run.Data} --bert_config_file=/mnt/models/{run.Model}/config.json"
                + $" --train_batch_size={run.BatchSize} --learning_rate={run.LearningRate} --output_dir=/mnt/output/{run.Model}"],
        },
        new("XGBoostJob", 4)
        {
            Models = ["xgb-risk", "lgbm-rank", "XGB-churn", "风控评分"],
            Data = ["credit-2024", "user-behavior", "Orders-30d", "流失用户"],
            Images = DemoImages.XGBoost,
            Roles = [new("Master", [1]), new("Worker", [1, 2, 4, 8])],
            Gpus = [0],
            Commands = [run => $"python train_xgb.py --data oss://feature-store/{run.Data}/ --max_depth 8 --eta {run.LearningRate}"
                + $" --num_round {run.Epochs * 10} --objective binary:logistic --nthread 16"],
        },
        new("OneFlowJob", 1)
        {
            Models = ["libai-gpt2", "oneflow-resnet50"],
            Data = ["ofrecord-imagenet", "wikitext"],
            Images = DemoImages.OneFlow,
            Roles = [new("Worker", [1, 2, 4])],
            Commands = [run => $"python3 -m oneflow.distributed.launch --nproc_per_node {run.Gpus} --nnodes {run.Nodes} train.py --model"
                + $" {run.Model} --ofrecord-path /mnt/data/{run.Data} --lr {run.LearningRate}"],
        },
        new("ElasticBatchJob", 5)
        {
            Models = ["qwen-batch", "embedding-bge", "OCR-infer", "离线推理"],
            Data = ["docs-2024w31", "product-titles", "Scan-PDF", "评论数据"],
            Images = DemoImages.Inference,
            Roles = [new("Worker", [2, 4, 8, 16])],
            Gpus = [1, 1, 2],
            Commands = [run => $"python batch_infer.py --model /mnt/models/{run.Model} --input oss://batch-in/{run.Data} --output"
                + $" oss://batch-out/{run.Data} --tensor-parallel-size {run.Gpus} --max-num-seqs {run.BatchSize}"],
        },
        new("MPIJob", 4)
        {
            Models = ["horovod-resnet", "nccl-tests", "AllReduce-bench", "分布式压测"],
            Data = ["imagenet", "synthetic", "Perf-nightly"],
            Images = DemoImages.OpenMpi,
            Roles = [new("Master", [1], IsLight: true), new("Worker", [2, 4, 8])],
            Gpus = [8],
            Commands =
            [
                run => $"mpirun -np {run.Nodes * run.Gpus} --hostfile /etc/mpi/hostfile --allow-run-as-root -bind-to none -x"
                    + $" NCCL_DEBUG=INFO python train_hvd.py --model {run.Model} --data {run.Data} --base-lr {run.LearningRate}",
                run => $"mpirun --allow-run-as-root -N {run.Gpus} --hostfile /etc/mpi/hostfile ./build/all_reduce_perf -b 8 -e 8G -f 2 -g"
                    + $" 1 -n {run.Epochs}",
            ],
        },
        new("RayJob", 5)
        {
            Models = ["rlhf-ppo", "grpo-7b", "ray-tune-bert", "OpenRLHF", "超参搜索"],
            Data = ["hh-rlhf", "gsm8k", "Prompts-v3", "偏好数据"],
            Images = DemoImages.Ray,
            Roles = [new("Head", [1], IsLight: true), new("Worker", [1, 2, 4, 8])],
            Gpus = [1, 4, 8],
            Commands = [run => "ray job submit --address http://127.0.0.1:8265 --working-dir /mnt/code -- python train_ppo_ray.py"
                + $" --pretrain /mnt/models/{run.Model} --prompt_data /mnt/data/{run.Data} --actor_learning_rate {run.LearningRate}"
                + $" --rollout_batch_size {run.BatchSize * 4} --seed {run.Seed}"],
        },
        new("SlurmJob", 1)
        {
            Models = ["openfold", "nemo-gpt", "gromacs-md"],
            Data = ["pdb-mmcif", "c4-en", "分子动力学"],
            Images = DemoImages.Nvidia,
            Roles = [new("Worker", [2, 4, 8])],
            Gpus = [8],
            Commands = [run => $"srun -N {run.Nodes} --ntasks-per-node={run.Gpus} --gres=gpu:{run.Gpus} bash -c 'python"
                + $" run_{run.Model}.py --data /mnt/data/{run.Data} --seed {run.Seed}'"],
        },
        new("DataJuicerJob", 2)
        {
            Models = ["dj-dedup", "dj-filter-zh", "DJ-quality", "语料清洗"],
            Data = ["commoncrawl-2024", "books", "GitHub-code", "网页语料"],
            Images = DemoImages.DataJuicer,
            Roles = [new("Worker", [1, 2, 4])],
            Gpus = [0],
            Commands = [run => $"dj-process --config configs/{run.Model}.yaml --dataset_path /mnt/data/{run.Data} --export_path"
                + $" /mnt/output/{run.Data}-clean --np {run.BatchSize}"],
        },
    ];

    /// <summary>Each workload as often as its weight says, so that a uniform choice is a weighted one.</summary>
    public static DemoWorkload[] Weighted { get; } = [.. All.SelectMany(workload => Enumerable.Repeat(workload, workload.Weight))];
}
