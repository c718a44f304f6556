using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using JobsDashboard.Settings;
using Microsoft.Extensions.Options;

namespace JobsDashboard.Hosting;

/// <summary>
/// Says in a sentence why the program cannot start with its settings. ASP.NET checks many of its own settings only when it uses them,
/// and then throws.
/// </summary>
internal static class StartFailures
{
    /// <exception cref="RefusedSettingException">The program cannot start with its settings.</exception>
    public static T Explain<T>(Func<T> start)
    {
        try
        {
            return start();
        }
        catch (Exception failure) when (SentenceOf(failure) is { } sentence)
        {
            throw new RefusedSettingException(sentence, failure);
        }
    }

    /// <inheritdoc cref="Explain{T}"/>
    public static async Task ExplainAsync(Func<Task> start)
    {
        try
        {
            await start();
        }
        catch (Exception failure) when (SentenceOf(failure) is { } sentence)
        {
            throw new RefusedSettingException(sentence, failure);
        }
    }

    private static string? SentenceOf(Exception failure) => failure switch
    {
        InvalidDataException => $"{failure.Message.TrimEnd('.')}: {FaultInFile(failure.GetBaseException())}",
        IOException when failure.GetBaseException() is SocketException =>
            $"{failure.Message.TrimEnd('.')}; choose another address, such as --urls=http://127.0.0.1:5090.",
        SocketException => $"The server cannot listen at the address in its settings: {failure.Message}.",
        InvalidOperationException or ArgumentException or FormatException or NotSupportedException or CryptographicException
            or OptionsValidationException or IOException or UnauthorizedAccessException =>
            $"The program cannot start with its settings: {failure.Message.Split('\n')[0].Trim()}",
        _ => null,
    };

    private static string FaultInFile(Exception cause) =>
        cause is JsonException { LineNumber: { } line } ? $"line {line + 1} is not JSON." : cause.Message;
}
