using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.ListJobs.Json;

/// <summary>Takes the fields that the serializer does not know, reports their names and drops their values.</summary>
/// <remarks>A file without unknown fields costs no time, and a secret among the values is not kept.</remarks>
internal sealed class UnknownFieldReporter(Action<string> report, string prefix) : IDictionary<string, JsonElement>
{
    public JsonElement this[string key]
    {
        get => throw new KeyNotFoundException();
        set => report(prefix + key);
    }

    public ICollection<string> Keys => [];

    public ICollection<JsonElement> Values => [];

    public int Count => 0;

    public bool IsReadOnly => false;

    /// <summary>Serializer options that read jobs and report unknown fields.</summary>
    /// <param name="report">Called with the name of each unknown field, as often as it occurs.</param>
    /// <param name="times">Reads times.</param>
    public static JsonSerializerOptions OptionsFor(Action<string> report, UtcSecondsConverter times)
    {
        var options = new JsonSerializerOptions(JobJson.Wire.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(
                JobJson.Wire.WithAddedModifier(type => Report(type, report)), UnknownFieldReporterJson.Default),
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

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() =>
        Enumerable.Empty<KeyValuePair<string, JsonElement>>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void Report(JsonTypeInfo type, Action<string> report)
    {
        // The extras are read from the same object as the job, whose type reports the fields already.
        if (type.Kind != JsonTypeInfoKind.Object || type.Type == typeof(JobExtras))
        {
            return;
        }
        var names = new UnknownFieldReporter(report, type.Type == typeof(JobItem) ? "" : $"{type.Type.Name}.");
        var place = type.CreateJsonPropertyInfo(typeof(IDictionary<string, JsonElement>), "(ignored)");
        place.IsExtensionData = true;
        place.Get = _ => names;
        place.Set = (_, _) => { };
        type.Properties.Add(place);
    }
}

/// <summary>The serializer's metadata for <see cref="UnknownFieldReporter"/>.</summary>
[JsonSerializable(typeof(IDictionary<string, JsonElement>))]
internal sealed partial class UnknownFieldReporterJson : JsonSerializerContext;
