using System.Collections.Immutable;
using System.Text.Json;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Api;

/// <summary>Counts as JSON.</summary>
internal static class CountAnswers
{
    // Told apart from a value of these letters by a field of its own where values are any text.
    private const string None = "(none)";

    public static void WriteFacets(this Utf8JsonWriter json, ImmutableArray<Facet> facets)
    {
        json.WriteStartArray("Facets");
        foreach (var facet in facets)
        {
            json.WriteStartObject();
            json.WriteString("Field", facet.Field.Name);
            json.WriteNumber("TotalCount", facet.TotalCount);
            json.WriteValues(facet.Values, facet.None);
            json.WriteStartObject("Other");
            json.WriteNumber("Values", facet.OtherValues);
            json.WriteNumber("Count", facet.OtherJobs);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void WriteValues(this Utf8JsonWriter json, ImmutableArray<ValueCount> values, long none = 0)
    {
        json.WriteStartArray("Values");
        foreach (var value in values)
        {
            json.WriteStartObject();
            json.WriteString("Value", value.Value);
            json.WriteNumber("Count", value.Count);
            json.WriteEndObject();
        }
        if (none > 0)
        {
            json.WriteStartObject();
            json.WriteString("Value", None);
            json.WriteBoolean("IsNone", true);
            json.WriteNumber("Count", none);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void WriteHistogram(this Utf8JsonWriter json, ListJobsRequest request, Histogram histogram)
    {
        json.WriteString("TimeRangeField", request.TimeRangeField.ToString());
        if (histogram.Size is { } size)
        {
            json.WriteString("Interval", size.ToString());
        }
        json.WriteStartArray("Buckets");
        foreach (var bucket in histogram.Buckets)
        {
            json.WriteStartObject();
            json.WriteString("StartTime", TimeBound.At(bucket.StartTime).ToString());
            json.WriteNumber("Count", bucket.Count);
            json.WriteStartObject("Statuses");
            foreach (var (name, count) in bucket.Statuses.Select(status => (JobStatusNames.Of(status.Key), status.Value)).OrderBy(status => JobStatusNames.All.IndexOf(status.Item1)))
            {
                json.WriteNumber(name, count);
            }
            if (bucket.WithoutStatus > 0)
            {
                json.WriteNumber(None, bucket.WithoutStatus);
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("WithoutTime", histogram.WithoutTime);
        json.WriteNumber("TotalCount", histogram.TotalCount);
    }
}
