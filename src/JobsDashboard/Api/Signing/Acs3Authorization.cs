using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace JobsDashboard.Api.Signing;

/// <summary>What the <c>Authorization</c> of a signed request says.</summary>
/// <param name="AccessKeyId">The key that it was signed with.</param>
/// <param name="SignedHeaders">The headers that it was signed with: in lower case, in ascending order, each once.</param>
/// <param name="Signature">The bytes of the signature.</param>
internal sealed partial record Acs3Authorization(string AccessKeyId, ImmutableArray<string> SignedHeaders, ImmutableArray<byte> Signature)
{
    public const string Algorithm = "ACS3-HMAC-SHA256";

    /// <summary>Reads the header's value; null when it is not exactly in the form of the scheme.</summary>
    public static Acs3Authorization? Read(string text)
    {
        if (Form().Match(text) is not { Success: true } match)
        {
            return null;
        }
        var names = match.Groups["names"].Value.Split(';');
        var isInOrder = names.Zip(names.Skip(1)).All(pair => string.CompareOrdinal(pair.First, pair.Second) < 0);
        return isInOrder ? new(match.Groups["id"].Value, [.. names], [.. Convert.FromHexString(match.Groups["signature"].Value)]) : null;
    }

    [GeneratedRegex(
        $@"\A{Algorithm} Credential=(?<id>[^\s,]{{1,128}}),"
        + @"SignedHeaders=(?<names>[a-z0-9._-]+(;[a-z0-9._-]+)*),Signature=(?<signature>[0-9a-f]{64})\z")]
    private static partial Regex Form();
}
