
namespace JobsDashboard.Specification.Questions;

/// <summary>The pairs of a query string, as a client would write them.</summary>
internal sealed class Pairs
{
    private readonly List<(string Name, string Value)> _pairs = [];

    public Pairs(params (string Name, string Value)[] pairs) => _pairs.AddRange(pairs);

    public string this[string name] => _pairs.First(pair => pair.Name == name).Value;

    public IEnumerable<(string Name, string Value)> All => _pairs;

    public string Url => string.Join('&', _pairs.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));

    public bool Has(string name) => _pairs.Exists(pair => pair.Name == name);

    public string Get(string name, string otherwise) => Has(name) ? this[name] : otherwise;

    public void Set(string name, string value)
    {
        _pairs.RemoveAll(pair => pair.Name == name);
        Add(name, value);
    }

    public void Add(string name, string value) => _pairs.Add((name, value));
}
