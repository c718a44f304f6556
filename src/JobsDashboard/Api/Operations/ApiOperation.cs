using System.Collections.Immutable;
using JobsDashboard.Jobs.QueryString;

namespace JobsDashboard.Api.Operations;

/// <summary>One operation of the API; its endpoint carries it. It is read and described by the same table of parameters.</summary>
/// <param name="Id">The operation's name.</param>
/// <param name="Summary">What it does, in a line.</param>
/// <param name="Description">What else there is to know, in Markdown.</param>
internal sealed record ApiOperation(string Id, string Summary, string Description)
{
    /// <summary>The version of the contract.</summary>
    public const string Version = "2020-12-03";

    /// <summary>The parameter in its path, if it has one.</summary>
    public PathParameter? PathParameter { get; init; }

    /// <summary>Its own parameters.</summary>
    public ImmutableArray<OperationParameter> Parameters { get; init; } = [];

    /// <summary>Whether it takes the parameters of ListJobs too.</summary>
    public bool TakesListJobs { get; init; }

    /// <summary>Names of parameters of ListJobs that mean nothing to it. They are ignored, and named in the answer.</summary>
    public ImmutableArray<string> Unused { get; init; } = [];

    /// <summary>What the answer is.</summary>
    public required string Answer { get; init; }

    /// <summary>Whether the answer is written for as long as its reader takes it.</summary>
    public bool IsStream { get; init; }

    /// <summary>Whether it is an addition of this product, and not of the contract.</summary>
    public bool IsAddition { get; init; }
}

/// <summary>A part of a path that a client fills in.</summary>
/// <param name="Name">As the contract writes it.</param>
/// <param name="Help">What it asks for, in a sentence.</param>
/// <param name="Example">A text to try.</param>
internal sealed record PathParameter(string Name, string Help, string Example);
