using Inhaul.Review.Flow;

namespace Inhaul.Review.Python.Graphs;

/// <summary>Which keys the dictionaries of a graph have, whatever path is taken: a key counts when any statement sets it.</summary>
internal sealed class DictionaryFacts
{
    private readonly Dictionary<int, List<FlowValue>> _sources = [];
    private readonly Dictionary<int, HashSet<string>> _keys = [];
    private readonly Dictionary<int, HashSet<string>> _displays = [];
    private readonly HashSet<int> _open = [];
    private readonly HashSet<(int Slot, int Alias)> _aliases = [];

    /// <summary>A dictionary that a node makes with some keys.</summary>
    public void Display(int node, IEnumerable<string> keys) => _displays[node] = [.. keys];

    /// <summary>A variable takes a value.</summary>
    public void Assign(int slot, FlowValue value)
    {
        if (!_sources.TryGetValue(slot, out var sources))
        {
            _sources.Add(slot, sources = []);
        }

        sources.Add(value);
        if (value.Kind is FlowValueKind.Slot or FlowValueKind.Member)
        {
            _aliases.Add((value.Number, slot));
        }
    }

    /// <summary>A key of what a variable holds is set; null for one that is not known.</summary>
    public void Set(FlowValue dictionary, string? key)
    {
        if (dictionary.Kind is not (FlowValueKind.Slot or FlowValueKind.Member))
        {
            return;
        }

        if (key is null)
        {
            _open.Add(dictionary.Number);
            return;
        }

        if (!_keys.TryGetValue(dictionary.Number, out var keys))
        {
            _keys.Add(dictionary.Number, keys = new HashSet<string>(StringComparer.Ordinal));
        }

        keys.Add(key);
    }

    /// <summary>What a variable holds is given to code that may set any key.</summary>
    public void Give(FlowValue value)
    {
        foreach (var slot in value.Slots())
        {
            _open.Add(slot);
        }
    }

    /// <summary>The keys of a value; null when they are not known.</summary>
    public IReadOnlyCollection<string>? Keys(FlowValue value)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return Collect(value, keys, []) ? keys : null;
    }

    private bool Collect(FlowValue value, HashSet<string> keys, HashSet<int> seen)
    {
        switch (value.Kind)
        {
            case FlowValueKind.Constant:
                return value.Text == FlowValue.AbsentText;
            case FlowValueKind.Container or FlowValueKind.Fresh when _displays.TryGetValue(value.Number, out var display):
                keys.UnionWith(display);
                return true;
            case FlowValueKind.Slot or FlowValueKind.Member:
                if (!seen.Add(value.Number))
                {
                    return true;
                }

                return !CollectKeys(value.Number, keys, []) && _sources.TryGetValue(value.Number, out var sources) && sources.TrueForAll(source => Collect(source, keys, seen));
            default:
                return false;
        }
    }

    /// <summary>Collects what is set by any name of a variable's dictionary; true when any key may be.</summary>
    private bool CollectKeys(int slot, HashSet<string> keys, HashSet<int> seen)
    {
        if (!seen.Add(slot))
        {
            return false;
        }

        keys.UnionWith(_keys.GetValueOrDefault(slot) ?? []);
        var isOpen = _open.Contains(slot);
        foreach (var (_, alias) in _aliases.Where(pair => pair.Slot == slot))
        {
            isOpen |= CollectKeys(alias, keys, seen);
        }

        return isOpen;
    }
}
