using JobsDashboard.Scale.Questions;

namespace JobsDashboard.Scale.Engines;

/// <summary>Something that answers questions.</summary>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>What it is called in the report.</summary>
    string Name { get; }

    /// <summary>What asks a question, ready to be asked again and again; null where the engine has no way to.</summary>
    /// <remarks>An answer is text, equal where the answers are.</remarks>
    Func<Task<string>>? Prepare(Question question);
}
