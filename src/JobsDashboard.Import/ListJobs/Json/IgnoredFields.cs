using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.ListJobs;

/// <summary>Told to the serializer as the place for unknown fields, it keeps their names and lets their values go.</summary>
/// <remarks>So the names cost nothing where there are none, and no secret among the values is kept.</remarks>
internal sealed class IgnoredFields(Action<string> tell, string prefix) : IDictionary<string, JsonElement>
{
    public JsonElement this[string key]
    {
        get => throw new KeyNotFoundException();
        set => tell(prefix + key);
    }

    public ICollection<string> Keys => [];

    public ICollection<JsonElement> Values => [];

    public int Count => 0;

    public bool IsReadOnly => false;

    /// <summary>How jobs are read by somebody who wants to be told of the fields that are ignored.</summary>
    /// <param name="tell">Told their names.</param>
    /// <param name="times">How times are read.</param>
    public static JsonSerializerOptions ToldTo(Action<string> tell, UtcSecondsConverter times)
    {
        var options = new JsonSerializerOptions(JobJson.Wire.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(JobJson.Wire.WithAddedModifier(type => Collect(type, tell)), IgnoredFieldsJson.Default),
        };
        options.Converters.Insert(0, times);
        return options;
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

    private static void Collect(JsonTypeInfo type, Action<string> tell)
    {
        // The fields that stand beside the extras are those of the job, which tells of them itself.
        if (type.Kind != JsonTypeInfoKind.Object || type.Type == typeof(JobExtras))
        {
            return;
        }
        var names = new IgnoredFields(tell, type.Type == typeof(JobItem) ? "" : $"{type.Type.Name}.");
        var place = type.CreateJsonPropertyInfo(typeof(IDictionary<string, JsonElement>), "(ignored)");
        place.IsExtensionData = true;
        place.Get = _ => names;
        place.Set = (_, _) => { };
        type.Properties.Add(place);
    }
}
