namespace JobsDashboard.Settings;

/// <summary>Settings that cannot or must not be used. The message has one plain sentence a line.</summary>
internal sealed class RefusedSettingException : Exception
{
    public RefusedSettingException(string sentence, Exception? innerException = null)
        : base(sentence, innerException)
    {
    }

    /// <summary>Throws if there is a sentence.</summary>
    public static void ThrowIfAny(IEnumerable<string> sentences)
    {
        var message = string.Join('\n', sentences);
        if (message.Length > 0)
        {
            throw new RefusedSettingException(message);
        }
    }
}
