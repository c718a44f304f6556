namespace JobsDashboard.Import.Demo;

/// <summary>What a start command is told.</summary>
internal readonly record struct DemoRun(string Model, string Data, int Nodes, int Gpus, string LearningRate, int BatchSize, int Epochs, int Seed);
