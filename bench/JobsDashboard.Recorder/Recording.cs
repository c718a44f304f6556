using System.Text.Encodings.Web;
using System.Text.Json;

namespace JobsDashboard.Recorder;

/// <summary>What was asked, and the answer as text.</summary>
internal sealed record Answer(string Name, string Text);

/// <summary>A folder with a file for each area, one answer a line. A question that is asked again is left out.</summary>
internal sealed class Recording : IDisposable
{
    private const string Extension = ".ndjson";

    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _folder;
    private readonly Dictionary<string, StreamWriter> _files = [];
    private readonly HashSet<(string Area, string Name)> _names = [];

    public Recording(string folder)
    {
        // Answers of an earlier recording would look like answers of this one.
        if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*" + Extension).Any())
        {
            throw new IOException($"There is a recording in {folder} already.");
        }
        _folder = Directory.CreateDirectory(folder).FullName;
    }

    public int Count => _names.Count;

    public int CountOf(string area) => _names.Count(name => name.Area == area);

    /// <summary>The answers of a recording by area and name.</summary>
    public static Dictionary<(string Area, string Name), string> Read(string folder) => Directory
        .EnumerateFiles(folder, "*" + Extension)
        .Order(StringComparer.Ordinal)
        .SelectMany(file => File.ReadLines(file).Select(line => JsonSerializer.Deserialize<Answer>(line)!)
            .Select(answer => (Key: (Path.GetFileNameWithoutExtension(file), answer.Name), answer.Text)))
        .ToDictionary(answer => answer.Key, answer => answer.Text);

    public void Add(string area, string name, string text)
    {
        if (!_names.Add((area, name)))
        {
            return;
        }
        if (!_files.TryGetValue(area, out var file))
        {
            _files[area] = file = new StreamWriter(Path.Combine(_folder, area + Extension));
        }
        file.WriteLine(JsonSerializer.Serialize(new Answer(name, text), s_json));
    }

    public void Dispose()
    {
        foreach (var file in _files.Values)
        {
            file.Dispose();
        }
    }
}
