using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.Gate;

/// <summary>The request's conditions as query steps; each does nothing when its part of the request is not set.</summary>
internal static class JobFiltering
{
    public static IQueryable<Job> Matching(this IQueryable<Job> jobs, FilterContext context, ResolvedQuestion question)
    {
        var request = question.Request;
        jobs = request.Filters.Aggregate(jobs, (matches, filter) => matches.Where(filter.Key.Finds(context, filter.Value)));
        jobs = request.Excluded.Aggregate(jobs, (matches, filter) => matches.Where(JobExpressions.Not(filter.Key.Finds(context, filter.Value))));
        jobs = request.Ranges.GroupBy(range => range.Field).Select(Common).Aggregate(jobs, InRange);
        return jobs
            .WithTags(context.Db, request.Tags)
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

    private static IQueryable<Job> WithoutTags(this IQueryable<Job> jobs, JobsDb db, IEnumerable<JobTagText> tags) =>
        tags.Aggregate(jobs, (matches, tag) =>
        {
            var ids = db.JobTags.Where(t => t.Tag!.Key == tag.Key && t.Tag.Value == tag.Value).Select(t => t.JobId);
            return matches.Where(job => !ids.Contains(job.Id));
        });

    private static IQueryable<Job> Filled(this IQueryable<Job> jobs, FilterContext context, ImmutableArray<FillableField> fields)
    {
        jobs = fields.Where(field => field.TagKey is null).Aggregate(jobs, (matches, field) => matches.Where(field.IsFilled));
        var keys = fields.Select(field => field.TagKey).OfType<string>().ToList();
        if (keys.Count == 0)
        {
            return jobs;
        }
        // A job has a key once at the most, so one that has as many as are asked for has them all.
        var ids = TagsOf(context, keys).GroupBy(t => t.JobId).Where(tags => tags.Count() == keys.Count).Select(tags => tags.Key);
        return jobs.Where(job => ids.Contains(job.Id));
    }

    private static IQueryable<Job> Unfilled(this IQueryable<Job> jobs, FilterContext context, ImmutableArray<FillableField> fields)
    {
        jobs = fields.Where(field => field.TagKey is null).Aggregate(jobs, (matches, field) => matches.Where(JobExpressions.Not(field.IsFilled)));
        var keys = fields.Select(field => field.TagKey).OfType<string>().ToList();
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
        var time = TimeOf(question.Request.TimeRangeField);
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
    private static NumericRange Common(IGrouping<JobNumericField, NumericRange> ranges) =>
        new(ranges.Key, ranges.Max(range => range.Min), ranges.Min(range => range.Max));

    private static IQueryable<Job> InRange(this IQueryable<Job> jobs, NumericRange? range)
    {
        if (range is null)
        {
            return jobs;
        }
        return WholeOf(range.Field) is { } whole
            ? jobs.Between(whole, WholeNumber(range.Min, decimal.Ceiling), WholeNumber(range.Max, decimal.Floor))
            : jobs.Between(RealOf(range.Field), (double?)range.Min, (double?)range.Max);
    }

    private static IQueryable<Job> Between(this IQueryable<Job> jobs, Expression<Func<Job, long?>> number, long? min, long? max)
    {
        jobs = min is null ? jobs : jobs.Where(number.Is(n => n >= min));
        return max is null ? jobs : jobs.Where(number.Is(n => n <= max));
    }

    private static IQueryable<Job> Between(this IQueryable<Job> jobs, Expression<Func<Job, double?>> number, double? min, double? max)
    {
        jobs = min is null ? jobs : jobs.Where(number.Is(n => n >= min));
        return max is null ? jobs : jobs.Where(number.Is(n => n <= max));
    }

    // A bound between two whole numbers moves to the next one inside the range. Nothing lies beyond the largest.
    private static long? WholeNumber(decimal? bound, Func<decimal, decimal> round) =>
        bound is { } number ? (long)decimal.Clamp(round(number), long.MinValue, long.MaxValue) : null;

    public static Expression<Func<Job, long?>> TimeOf(JobTimeField field) => field switch
    {
        JobTimeField.GmtCreateTime => job => job.GmtCreateTime,
        JobTimeField.GmtSubmittedTime => job => job.GmtSubmittedTime,
        JobTimeField.GmtRunningTime => job => job.GmtRunningTime,
        JobTimeField.GmtFinishTime => job => job.GmtFinishTime,
        JobTimeField.GmtModifiedTime => job => job.GmtModifiedTime,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static Expression<Func<Job, double?>> RealOf(JobNumericField field) => field switch
    {
        JobNumericField.RequestGPU => job => job.RequestGPU,
        JobNumericField.RequestMemory => job => job.RequestMemory,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    // Null for a number that may have a fraction. A whole one is compared as such, so that no column is converted.
    private static Expression<Func<Job, long?>>? WholeOf(JobNumericField field) => field switch
    {
        JobNumericField.RequestGPU or JobNumericField.RequestMemory => null,
        JobNumericField.RequestCPU => job => job.RequestCPU,
        JobNumericField.Priority => job => job.Priority,
        JobNumericField.Duration => job => job.Duration,
        JobNumericField.QueueTime => job => job.GmtRunningTime < job.GmtCreateTime ? 0 : job.GmtRunningTime - job.GmtCreateTime,
        JobNumericField.NodeCount => job => job.NodeCount,
        JobNumericField.RestartTimes => job => job.RestartTimes,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
