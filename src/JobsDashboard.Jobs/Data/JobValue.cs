using JobsDashboard.Jobs.TextSearch;
namespace JobsDashboard.Jobs.Data;

/// <summary>One text of one field, shared by all the jobs that have it. Never changed once written.</summary>
internal sealed class JobValue
{
    public int Key { get; set; }

    /// <summary>The number of the field that has the text. The numbers are stored: they never change.</summary>
    public int Field { get; set; }

    public required string Text { get; set; }

    /// <summary><see cref="Text"/> as <see cref="CaseFolding"/>, for comparisons that ignore case.</summary>
    public required string Folded { get; set; }
}
