namespace JobsDashboard.Weight;

/// <summary>What one step of a visit cost: opening a page, or a click on it.</summary>
/// <param name="Name">The step.</param>
internal sealed record Step(string Name)
{
    /// <summary>What came over HTTP, by kind.</summary>
    public required IReadOnlyDictionary<string, long> Answers { get; init; }

    /// <summary>How many answers came over HTTP.</summary>
    public required int AnswerCount { get; init; }

    /// <summary>Everything that came over HTTP, as the relay counted it.</summary>
    public required long HttpDown { get; init; }

    /// <summary>What was sent over HTTP.</summary>
    public required long HttpUp { get; init; }

    /// <summary>What came over the live connection until the page was live; 0 for a click.</summary>
    public required long SocketDownUntilLive { get; init; }

    /// <summary>What came over the live connection.</summary>
    public required long SocketDown { get; init; }

    /// <summary>What was sent over the live connection.</summary>
    public required long SocketUp { get; init; }

    /// <summary>How large the messages from the server were, unpacked.</summary>
    public required long Unpacked { get; init; }

    /// <summary>Milliseconds from the beginning to each moment.</summary>
    public required IReadOnlyDictionary<string, double> Times { get; init; }

    /// <summary>How much moved that nobody asked to: the layout shifts that count.</summary>
    public required double Shift { get; init; }

    /// <summary>What moved most.</summary>
    public required string Moved { get; init; }
}
