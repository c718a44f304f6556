using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.ListJobs;

/// <summary>Why a field cannot be read, out of its path: the serializer's own words name types that a user does not know.</summary>
internal static class JobFieldReason
{
    /// <param name="path">Such as <c>$.JobSpecs[0].PodCount</c>.</param>
    /// <param name="json">How what the path begins at is read.</param>
    public static string Of(string? path, JsonTypeInfo json)
    {
        var field = path is { Length: > 2 } ? path[2..] : "";
        return field.Length == 0 ? "A job was expected." : $"{field}: {Expected(field, json)} was expected.";
    }

    private static string Expected(string field, JsonTypeInfo json)
    {
        var type = (Type?)json.Type;
        foreach (var step in field.Split('.', '['))
        {
            type = type is null ? null
                : step.EndsWith(']') ? type.GetGenericArguments().LastOrDefault()
                : IsMap(type) ? typeof(string)
                : json.Options.GetTypeInfo(type).Properties.FirstOrDefault(property => property.Name == step)?.PropertyType;
            type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        }
        return type is null ? "something else" : InWords(type);
    }

    private static string InWords(Type type) =>
        type == typeof(string) ? "a text"
        : type == typeof(bool) ? "true or false"
        : type == typeof(int) || type == typeof(long) ? "a whole number"
        : type == typeof(double) ? "a number"
        : type == typeof(DateTimeOffset) ? "a time such as 2025-04-16T07:25:34Z"
        : type == typeof(JobStatus) ? $"one of {string.Join(", ", JobStatusNames.All)}"
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? "a list"
        : IsMap(type) ? "an object of texts"
        : "an object";

    private static bool IsMap(Type type) => type == typeof(ImmutableSortedDictionary<string, string>);
}
