namespace JobsDashboard.Commands;

/// <summary>
/// Standard output and error, which may be closed or on a full disk. What cannot be written is left out, with one sentence about it.
/// </summary>
internal static class StandardStreams
{
    // The streams are the process's, so they are wrapped once, however often the program is started in it.
    private static readonly Lazy<TolerantWriter> s_output = new(Wrap);

    /// <summary>Wraps the streams in a <see cref="TolerantWriter"/>.</summary>
    public static void Guard() => _ = s_output.Value;

    /// <summary>The exit code of the process: that of the command, unless its output could not be written.</summary>
    public static int ExitCodeOf(int exitCode) => exitCode == ExitCode.Done && s_output.Value.HasFailed ? ExitCode.NotWritten : exitCode;

    private static TolerantWriter Wrap()
    {
        Console.SetError(new TolerantWriter(Console.Error, _ => { }));
        var output = new TolerantWriter(
            Console.Out,
            failure => Console.Error.WriteLine($"The output cannot be written, and is left out from here on: {failure.Message}"));
        Console.SetOut(output);
        return output;
    }
}
