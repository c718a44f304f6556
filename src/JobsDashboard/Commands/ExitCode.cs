namespace JobsDashboard.Commands;

/// <summary>What a command says of its outcome to whatever started it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, but for some rows.</summary>
    public const int SomeRejected = 1;

    /// <summary>Nothing was done: what was asked for makes no sense, or must not be.</summary>
    public const int Refused = 2;

    /// <summary>The database cannot be used, or is damaged.</summary>
    public const int NoDatabase = 3;

    /// <summary>Done, but what there was to say could not be written.</summary>
    public const int NotWritten = 4;

    /// <summary>Stopped by the user.</summary>
    public const int Stopped = 130;
}
