using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Inhaul.Review.Flow;

/// <summary>Gives equal values equal numbers. A number stands for a value that a variable held when the function began, a constant, what a node made last or before, or what was computed from others.</summary>
internal sealed class ValueTable
{
    private const int Deepest = 6;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<int> _makers = [];
    private readonly List<ValueFacts> _facts = [new ValueFacts("", null, 0, isContainer: false, [])];

    /// <summary>What is known about a value.</summary>
    public ValueFacts this[int value] => _facts[value];

    /// <summary>What a variable held when the function began.</summary>
    public int Initial(int slot) => Number("i" + Text(slot), () => new ValueFacts("", null, 0, isContainer: false, []));

    /// <summary>A constant.</summary>
    public int Constant(string text, bool? truth) => Number("c" + text, () => new ValueFacts(text, truth, 0, isContainer: false, []));

    /// <summary>True when any value was made by a node, or from one.</summary>
    public bool WasMade(FlowNode node) => _makers.Contains(node.Id);

    /// <summary>What a node made last.</summary>
    public int Fresh(FlowNode node) => Number("f" + Text(node.Id), () => new ValueFacts("", node.CreatesObject || node.CreatesBuffer ? true : null, node.Id, isContainer: false, []) { IsBuffer = node.CreatesBuffer });

    /// <summary>What is computed from others.</summary>
    public int Operation(string operation, IReadOnlyList<int> parts)
    {
        var depth = parts.Count == 0 ? 1 : parts.Max(part => _facts[part].Depth) + 1;
        // A counter in a loop would make new values for ever.
        return depth > Deepest
            ? Number("deep", () => new ValueFacts("", null, 0, isContainer: false, []) { Depth = Deepest })
            : Number("o" + operation + ":" + Text(parts), () => new ValueFacts(operation, null, 0, isContainer: false, parts) { Depth = depth });
    }

    /// <summary>The part of some number of what holds others.</summary>
    public int PartOf(int tuple, int number) => _facts[tuple] is { IsContainer: true } facts && facts.Parts.Count > number ? facts.Parts[number] : Operation(FlowValue.ItemText + Text(number), [tuple]);

    /// <summary>What a node made last to hold others.</summary>
    public int Container(int node, IReadOnlyList<int> parts)
    {
        var depth = parts.Count == 0 ? 1 : parts.Max(part => _facts[part].Depth) + 1;
        return depth > Deepest
            ? Number("deep", () => new ValueFacts("", null, 0, isContainer: false, []) { Depth = Deepest })
            : Number("h" + Text(node) + ":" + Text(parts), () => new ValueFacts("", null, node, isContainer: true, parts) { Depth = depth });
    }

    /// <summary>The value that is no longer the last one, once a node makes another.</summary>
    public int Aged(int value, int node)
    {
        var facts = _facts[value];
        if (facts.Node != node && !facts.Parts.Any(part => Aged(part, node) != part))
        {
            return value;
        }
        var parts = facts.Parts.Select(part => Aged(part, node)).ToList();
        return Number("a" + Text(value) + ":" + Text(parts), () => new ValueFacts(facts.Text, facts.Truth, 0, facts.IsContainer, parts) { IsBuffer = facts.IsBuffer, Depth = facts.Depth });
    }

    /// <summary>True when a value is another, or holds it.</summary>
    public bool Holds(int holder, int value) => holder == value || _facts[holder].IsContainer && _facts[holder].Parts.Any(part => Holds(part, value));

    /// <summary>True when a value is a part of another, such as the id that a context keeps.</summary>
    public bool IsPartOf(int value, int owner) => _facts[value].Text is { Length: > 0 } text && text[0] == '.' && _facts[value].Parts.Any(part => part == owner || IsPartOf(part, owner));

    /// <summary>True when whoever has one value can get at another: it holds it, or what it is a part of.</summary>
    public bool Reaches(int holder, int value) => holder == value || IsPartOf(value, holder) || _facts[holder].IsContainer && _facts[holder].Parts.Any(part => Reaches(part, value));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(IReadOnlyList<int> numbers) => string.Join(",", numbers.Select(Text));

    private int Number(string key, Func<ValueFacts> facts)
    {
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _facts.Count;
            _numbers.Add(key, number);
            _facts.Add(facts());
            _makers.Add(_facts[number].Node);
        }
        return number;
    }
}
