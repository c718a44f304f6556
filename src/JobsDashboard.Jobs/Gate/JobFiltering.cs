using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.Gate;

/// <summary>The conditions of a question as steps of a query. Each step does nothing when its part of the request is not set.</summary>
internal static class JobFiltering
{
    public static IQueryable<Job> Matching(this IQueryable<Job> jobs, FilterContext context, ResolvedQuestion question)
    {
        var request = question.Request;
        jobs = request.Filters.Values.Aggregate(jobs, (matches, condition) => matches.Where(condition.Finds(context)));
        jobs = request.Excluded.Values.Aggregate(jobs, (matches, condition) => matches.Where(JobExpressions.Not(condition.Finds(context))));
        jobs = request.Ranges.GroupBy(range => range.Field).Select(Common).Aggregate(jobs, InRange);
        return jobs
            .WithTags(context.Db, request.Tags)
            .WithTagsIn(context, request.TagsIn)
            .WithoutTags(context.Db, request.ExcludedTags)
            .Filled(context, request.Present)
            .Unfilled(context, request.Missing)
            .InTimeRange(question)
            .InRange(request.NumericRange)
            .AsOf(request.AsOf);
    }

    private static IQueryable<Job> WithTags(this IQueryable<Job> jobs, JobsDb db, IReadOnlyDictionary<string, string> tags) =>
        tags.Aggregate(jobs, (matches, tag) => matches.Where(Carries(db, t => t.Key == tag.Key && t.Value == tag.Value)));

    private static IQueryable<Job> WithTagsIn(
        this IQueryable<Job> jobs, FilterContext context, IReadOnlyDictionary<string, ImmutableArray<string>> tags) =>
        tags.Aggregate(jobs, (matches, tag) =>
        {
            Expression<Func<Tag, string>> value = t => t.Value;
            var any = context.Db.Tags.Where(t => t.Key == tag.Key).Where(context.Text.IsAnyOf(context.Db, value, tag.Value.ToList()));
            return matches.Where(Carries(context.Db, any));
        });

    private static IQueryable<Job> WithoutTags(this IQueryable<Job> jobs, JobsDb db, IEnumerable<JobTagText> tags) =>
        tags.Aggregate(jobs, (matches, tag) =>
            matches.Where(JobExpressions.Not(Carries(db, t => t.Key == tag.Key && t.Value == tag.Value))));

    private static IQueryable<Job> Filled(this IQueryable<Job> jobs, FilterContext context, ImmutableArray<JobField> fields) =>
        fields.Select(field => HasValue(field, context)).Aggregate(jobs, (matches, hasValue) => matches.Where(hasValue));

    private static IQueryable<Job> Unfilled(this IQueryable<Job> jobs, FilterContext context, ImmutableArray<JobField> fields) =>
        fields.Select(field => JobExpressions.Not(HasValue(field, context))).Aggregate(jobs, (matches, lacks) => matches.Where(lacks));

    private static Expression<Func<Job, bool>> HasValue(JobField field, FilterContext context) => field is TagField tag
        ? Carries(context.Db, t => t.Key == tag.Key)
        : field.HasValue ?? throw new ArgumentException($"Nobody can ask whether {field.Name} is missing.", nameof(field));

    private static Expression<Func<Job, bool>> Carries(JobsDb db, Expression<Func<Tag, bool>> tag) => Carries(db, db.Tags.Where(tag));

    // By the tags' numbers: there are far fewer tags than jobs that carry one.
    private static Expression<Func<Job, bool>> Carries(JobsDb db, IQueryable<Tag> tags)
    {
        var numbers = tags.Select(tag => tag.TagId);
        var ids = db.JobTags.Where(carried => numbers.Contains(carried.TagId)).Select(carried => carried.JobId);
        return job => ids.Contains(job.Id);
    }

    private static IQueryable<Job> AsOf(this IQueryable<Job> jobs, DateTimeOffset? asOf)
    {
        if (asOf is not { } instant)
        {
            return jobs;
        }
        var last = instant.ToUnixTimeMilliseconds();
        return jobs.Where(job => job.AddedAt <= last);
    }

    private static IQueryable<Job> InTimeRange(this IQueryable<Job> jobs, ResolvedQuestion question)
    {
        var time = question.Request.TimeRangeField.Column;
        if (question.FirstSecond is { } first)
        {
            jobs = jobs.Where(time.Is(t => t >= first));
        }
        if (question.LastSecond is { } last)
        {
            jobs = jobs.Where(time.Is(t => t <= last));
        }
        return jobs;
    }

    // Ranges over one number that must all hold are one range.
    private static NumericRange Common(IGrouping<NumberField, NumericRange> ranges) =>
        new(ranges.Key, ranges.Max(range => range.Min), ranges.Min(range => range.Max));

    private static IQueryable<Job> InRange(this IQueryable<Job> jobs, NumericRange? range) =>
        range is null ? jobs : range.Field.Between(range.Min, range.Max).Aggregate(jobs, (matches, bound) => matches.Where(bound));
}
