using JobsDashboard.Jobs.Question;
namespace JobsDashboard.Jobs.QueryString;

/// <summary>What the text of a parameter is.</summary>
public enum ParameterKind
{
    /// <summary>Any text, or one of the parameter's choices.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c>, in any case.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>An instant, or a time before now; see <see cref="TimeBound"/>.</summary>
    Time,

    /// <summary>A JSON object of texts.</summary>
    Tags,
}
