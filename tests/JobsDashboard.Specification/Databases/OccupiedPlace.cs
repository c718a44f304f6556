using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Gate;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Specification.Databases;

/// <summary>A place among the questions that are answered at once, taken as a program's question does that takes long.</summary>
public static class OccupiedPlace
{
    /// <summary>Takes the place, until what is returned is disposed.</summary>
    public static Task<IDisposable> TakeAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<QuestionQueue>().EnterAsync(
            JobCaller.Local with { IsProgram = true }, QuestionKind.Counts, cancellationToken);
}
