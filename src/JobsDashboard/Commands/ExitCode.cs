namespace JobsDashboard.Commands;

/// <summary>How a command ended, for whatever started it. docs/exit-codes.md explains each code.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, except for some rows.</summary>
    public const int SomeRejected = 1;

    /// <summary>Nothing was done: a setting or what was asked for cannot be used, or is not allowed.</summary>
    public const int Refused = 2;

    /// <summary>The database cannot be used, or is damaged.</summary>
    public const int NoDatabase = 3;

    /// <summary>Done, but the output could not be written.</summary>
    public const int NotWritten = 4;

    /// <summary>Stopped by the user.</summary>
    public const int Stopped = 130;
}
