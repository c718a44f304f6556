using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.ListJobs;

/// <summary>Told to the serializer as the place for unknown fields, it keeps their names and lets their values go.</summary>
/// <remarks>So the names cost nothing where there are none, and no secret among the values is kept.</remarks>
internal sealed class IgnoredFields(ImportFile file, string prefix) : IDictionary<string, JsonElement>
{
    public JsonElement this[string key]
    {
        get => throw new KeyNotFoundException();
        set => file.Ignore(prefix + key);
    }

    public ICollection<string> Keys => [];

    public ICollection<JsonElement> Values => [];

    public int Count => 0;

    public bool IsReadOnly => false;

    /// <summary>What reads jobs, and tells the file which fields it ignored.</summary>
    public static JsonTypeInfo<JobItem> ToldTo(ImportFile file)
    {
        var options = new JsonSerializerOptions(JobJson.Wire.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(JobJson.Wire.WithAddedModifier(type => Collect(type, file)), IgnoredFieldsJson.Default),
        };
        return (JsonTypeInfo<JobItem>)options.GetTypeInfo(typeof(JobItem));
    }

    public void Add(string key, JsonElement value) => this[key] = value;

    public void Add(KeyValuePair<string, JsonElement> item) => this[item.Key] = item.Value;

    public void Clear()
    {
    }

    public bool Contains(KeyValuePair<string, JsonElement> item) => false;

    public bool ContainsKey(string key) => false;

    public void CopyTo(KeyValuePair<string, JsonElement>[] array, int arrayIndex)
    {
    }

    public bool Remove(string key) => false;

    public bool Remove(KeyValuePair<string, JsonElement> item) => false;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value)
    {
        value = default;
        return false;
    }

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, JsonElement>>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void Collect(JsonTypeInfo type, ImportFile file)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }
        var names = new IgnoredFields(file, type.Type == typeof(JobItem) ? "" : $"{type.Type.Name}.");
        var place = type.CreateJsonPropertyInfo(typeof(IDictionary<string, JsonElement>), "(ignored)");
        place.IsExtensionData = true;
        place.Get = _ => names;
        place.Set = (_, _) => { };
        type.Properties.Add(place);
    }
}
