using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.TextSearch;

/// <summary>
/// How jobs are found by text, which each database does in its own way. The answers are queries, to be composed with others.
/// </summary>
internal interface IJobTextSearch
{
    /// <summary>Up to how many jobs it is cheap to look at the texts of each one, whatever other jobs have the same words.</summary>
    int MaxJobsOneByOne { get; }

    /// <summary>The jobs in whose field every term occurs.</summary>
    IQueryable<long> Matching(JobsDb db, TextField field, TextQuery text);

    /// <summary>The jobs whose <see cref="JobDetail.DisplayNameKey"/> contains <paramref name="foldedPart"/>.</summary>
    IQueryable<long> NameContaining(JobsDb db, string foldedPart);

    /// <summary>The jobs whose <see cref="JobDetail.DescriptionKey"/> contains <paramref name="foldedPart"/>.</summary>
    IQueryable<long> DescriptionContaining(JobsDb db, string foldedPart);

    /// <summary>Whether a column's text is any of a list's, of which there may be hundreds.</summary>
    Expression<Func<TRow, bool>> IsAnyOf<TRow>(JobsDb db, Expression<Func<TRow, string>> column, IReadOnlyCollection<string> texts);
}
