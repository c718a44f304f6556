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
        tags.Aggregate(jobs, (matches, tag) =>
        {
            var ids = db.JobTags.Where(t => t.Tag!.Key == tag.Key && t.Tag.Value == tag.Value).Select(t => t.JobId);
            return matches.Where(job => ids.Contains(job.Id));
        });

    private static IQueryable<Job> WithTagsIn(
        this IQueryable<Job> jobs, FilterContext context, IReadOnlyDictionary<string, ImmutableArray<string>> tags) =>
        tags.Aggregate(jobs, (matches, tag) =>
        {
            Expression<Func<JobTag, string>> value = t => t.Tag!.Value;
            var ids = context.Db.JobTags
                .Where(t => t.Tag!.Key == tag.Key)
                .Where(context.Text.IsAnyOf(context.Db, value, tag.Value.ToList()))
                .Select(t => t.JobId);
            return matches.Where(job => ids.Contains(job.Id));
        });

    private static IQueryable<Job> WithoutTags(this IQueryable<Job> jobs, JobsDb db, IEnumerable<JobTagText> tags) =>
        tags.Aggregate(jobs, (matches, tag) =>
        {
            var ids = db.JobTags.Where(t => t.Tag!.Key == tag.Key && t.Tag.Value == tag.Value).Select(t => t.JobId);
            return matches.Where(job => !ids.Contains(job.Id));
        });

    private static IQueryable<Job> Filled(this IQueryable<Job> jobs, FilterContext context, ImmutableArray<JobField> fields)
    {
        jobs = fields.Select(field => field.HasValue).OfType<Expression<Func<Job, bool>>>()
            .Aggregate(jobs, (matches, hasValue) => matches.Where(hasValue));
        var keys = fields.OfType<TagField>().Select(tag => tag.Key).ToList();
        if (keys.Count == 0)
        {
            return jobs;
        }
        // A job has a key at most once, so one that has as many as are asked for has them all.
        var ids = TagsOf(context, keys).GroupBy(t => t.JobId).Where(tags => tags.Count() == keys.Count).Select(tags => tags.Key);
        return jobs.Where(job => ids.Contains(job.Id));
    }

    private static IQueryable<Job> Unfilled(this IQueryable<Job> jobs, FilterContext context, ImmutableArray<JobField> fields)
    {
        jobs = fields.Select(field => field.HasValue).OfType<Expression<Func<Job, bool>>>()
            .Aggregate(jobs, (matches, hasValue) => matches.Where(JobExpressions.Not(hasValue)));
        var keys = fields.OfType<TagField>().Select(tag => tag.Key).ToList();
        if (keys.Count == 0)
        {
            return jobs;
        }
        var ids = TagsOf(context, keys).Select(t => t.JobId);
        return jobs.Where(job => !ids.Contains(job.Id));
    }

    private static IQueryable<JobTag> TagsOf(FilterContext context, List<string> keys)
    {
        Expression<Func<JobTag, string>> key = t => t.Tag!.Key;
        return context.Db.JobTags.Where(context.Text.IsAnyOf(context.Db, key, keys));
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
