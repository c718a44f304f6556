using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Gate;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Specification.Databases;

/// <summary>A place among the questions that are answered at once, taken as a program's question does that takes long.</summary>
public static class OccupiedPlace
{
    /// <summary>Takes the place as soon as nobody else has it, until what is returned is disposed.</summary>
    public static async Task<IDisposable> TakeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var queue = services.GetRequiredService<QuestionQueue>();
        while (true)
        {
            try
            {
                return await queue.EnterAsync(JobCaller.Local with { IsProgram = true }, QuestionKind.Counts, cancellationToken);
            }
            catch (QuestionRefusedException)
            {
                // A page may still be counting.
                await Task.Yield();
            }
        }
    }
}
