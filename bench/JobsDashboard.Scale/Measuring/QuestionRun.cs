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
    public async Task<ImmutableArray<string>> CompareAsync(Question question)
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
        }
        return disagreements.ToImmutable();
    }

    /// <summary>Compares and measures.</summary>
    public async Task<QuestionMeasure> MeasureAsync(Question question)
    {
        var disagreements = await CompareAsync(question);
        var times = ImmutableDictionary.CreateBuilder<string, double>();
        foreach (var engine in engines)
        {
            if (engine.Prepare(question) is { } ask)
            {
                times[engine.Name] = await Median.OfAsync(ask);
            }
        }
        return new QuestionMeasure(question.Name, question.Asked, question.Title, question.IsText, times.ToImmutable(), disagreements);
    }

    private static string Shown(string answer) => answer.Length > ShownLength ? answer[..ShownLength] + "…" : answer;
}
