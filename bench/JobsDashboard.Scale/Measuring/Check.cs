using System.Collections.Immutable;
using JobsDashboard.Scale.Engines;
using JobsDashboard.Scale.Loading;
using JobsDashboard.Scale.Questions;

namespace JobsDashboard.Scale.Measuring;

/// <summary>Every question to every engine over a small number of jobs, without a clock.</summary>
internal static class Check
{
    /// <summary>Generates, stores and asks.</summary>
    /// <returns>What disagrees; nothing when all is as it should be.</returns>
    public static async Task<ImmutableArray<string>> RunAsync(string folder, long count, EngineName[] engines, TextWriter output)
    {
        await new Loader(folder, count, output).LoadAsync(engines);
        return await CompareAsync(folder, count, engines);
    }

    /// <summary>Asks what is stored already.</summary>
    public static async Task<ImmutableArray<string>> CompareAsync(string folder, long count, EngineName[] engines)
    {
        await using var open = await OpenEngines.OpenAsync(folder, engines);
        await open.Product.CopyColumnsAsync();
        var run = new QuestionRun(open.All);
        var disagreements = ImmutableArray.CreateBuilder<string>();
        foreach (var question in QuestionList.Of(count))
        {
            disagreements.AddRange(await run.CompareAsync(question));
        }
        return disagreements.ToImmutable();
    }
}
