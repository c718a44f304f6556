using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>A name that may stand before a colon in the search line. All of them are in <see cref="LineNames"/>.</summary>
public sealed class LineName
{
    internal LineName(
        string? shortName, string? chineseName, LineNameKind kind, JobFilter? filter, JobField? field, string example,
        string? contractName = null)
    {
        (ShortName, ChineseName, Kind, Filter, Field, Example) = (shortName, chineseName, kind, filter, field, example);
        ContractName = contractName ?? filter?.Name ?? field!.Name;
    }

    /// <summary>The short name; null where there is none beside the contract's.</summary>
    public string? ShortName { get; }

    /// <summary>The name of the parameter or field in the contract.</summary>
    public string ContractName { get; }

    /// <summary>The name as the line writes it.</summary>
    public string Name => ShortName ?? ContractName;

    /// <summary>The name in Chinese, which can be typed; the line itself writes <see cref="Name"/>. Null where there is none.</summary>
    public string? ChineseName { get; }

    /// <summary>What may stand after it.</summary>
    public LineNameKind Kind { get; }

    /// <summary>The filter that it stands for; null when it stands for none.</summary>
    public JobFilter? Filter { get; }

    /// <summary>The field that it stands for, also after <c>has:</c> and <c>no:</c>; null when it stands for none.</summary>
    public JobField? Field { get; }

    /// <summary>A condition to try.</summary>
    public string Example { get; }

    /// <summary>Whether a point and the key of a tag come after it.</summary>
    public bool TakesKey => Kind is LineNameKind.Tag or LineNameKind.TagIn;

    /// <summary>The name for people.</summary>
    public string Label => Filter?.Label ?? Field?.Label ?? ContractName;

    /// <summary>Everything that it is called, each in any case.</summary>
    internal IEnumerable<string> AllNames =>
        new[] { ShortName, ContractName, Filter?.Name, Field?.Name, ChineseName }
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase);
}
