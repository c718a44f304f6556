namespace JobsDashboard.Jobs.Secrets;

/// <summary>What a name says of its value. The later, the surer.</summary>
internal enum SecretKind
{
    /// <summary>Nothing: the value is shown.</summary>
    None,

    /// <summary>A secret if the value looks like one, as of <c>auth</c> or <c>signature</c>.</summary>
    Possible,

    /// <summary>A key or a token, which is never a plain number.</summary>
    Token,

    /// <summary>A password, whatever it looks like.</summary>
    Password,
}
