using System.Collections.Immutable;
using JobsDashboard.Scale.Engines;
using JobsDashboard.Scale.Questions;

namespace JobsDashboard.Scale.Measuring;

/// <summary>Asks all engines the same, one question after the other, and holds their answers against each other.</summary>
/// <param name="engines">The product first, whose answers the others must give.</param>
internal sealed class QuestionRun(IReadOnlyList<IEngine> engines)
{
    private const int ShownLength = 400;

    /// <summary>Asks without measuring.</summary>
    /// <returns>What disagrees; nothing when all is as it should be.</returns>
    public Task<ImmutableArray<string>> CompareAsync(Question question) => AskAsync(question, (_, _) => Task.CompletedTask);

    /// <summary>Compares and measures.</summary>
    public async Task<QuestionMeasure> MeasureAsync(Question question)
    {
        var times = ImmutableDictionary.CreateBuilder<string, double>();
        var disagreements = await AskAsync(question, async (engine, ask) => times[engine.Name] = await Median.OfAsync(ask));
        return new QuestionMeasure(question.Name, question.Asked, question.Title, question.IsText, times.ToImmutable(), disagreements);
    }

    private async Task<ImmutableArray<string>> AskAsync(Question question, Func<IEngine, Func<Task<string>>, Task> answered)
    {
        var expected = default(string);
        var disagreements = ImmutableArray.CreateBuilder<string>();
        foreach (var engine in engines)
        {
            if (engine.Prepare(question) is not { } ask)
            {
                continue;
            }
            var answer = await ask();
            expected ??= answer;
            if (answer != expected)
            {
                disagreements.Add($"{question.Title}: {engine.Name} says {Shown(answer)} and the {engines[0].Name} {Shown(expected)}");
            }
            await answered(engine, ask);
        }
        return disagreements.ToImmutable();
    }

    private static string Shown(string answer) => answer.Length > ShownLength ? answer[..ShownLength] + "…" : answer;
}
