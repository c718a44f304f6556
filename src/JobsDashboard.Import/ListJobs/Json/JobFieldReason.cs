using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.ListJobs.Json;

/// <summary>Says why a field cannot be read. The serializer's own messages name .NET types, which a user does not know.</summary>
internal static class JobFieldReason
{
    /// <param name="path">The serializer's path to the field, such as <c>$.JobSpecs[0].PodCount</c>.</param>
    /// <param name="json">The type that the path begins at.</param>
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
            var next = type is null ? null : TypeOf(step, type, json);
            type = next is null ? null : Nullable.GetUnderlyingType(next) ?? next;
        }
        return type is null ? "something else" : InWords(type);
    }

    private static Type? TypeOf(string step, Type parent, JsonTypeInfo json)
    {
        if (step.EndsWith(']'))
        {
            return parent.GetGenericArguments().LastOrDefault();
        }
        return IsMap(parent)
            ? typeof(string)
            : json.Options.GetTypeInfo(parent).Properties.FirstOrDefault(property => property.Name == step)?.PropertyType;
    }

    private static string InWords(Type type) => type switch
    {
        _ when type == typeof(string) => "a text",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(double) => "a number",
        _ when type == typeof(DateTimeOffset) => "a time such as 2025-04-16T07:25:34Z",
        _ when type == typeof(JobStatus) => $"one of {string.Join(", ", JobStatusNames.All)}",
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => "a list",
        _ when IsMap(type) => "an object of texts",
        _ => "an object",
    };

    private static bool IsMap(Type type) => type == typeof(ImmutableSortedDictionary<string, string>);
}
