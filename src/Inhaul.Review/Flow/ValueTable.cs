using System.Globalization;

namespace Inhaul.Review.Flow;

/// <summary>Gives equal values equal numbers. A number stands for a value that a variable held when the function began, a constant, what a node made last or before, or what was computed from others.</summary>
internal sealed class ValueTable
{
    /// <summary>The list of no values.</summary>
    public const int NoParts = 0;

    private const int Deepest = 6;
    private readonly Dictionary<(Origin Origin, int Subject, int Parts), int> _numbers = [];
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<(int List, int Value), int> _lists = [];
    private readonly List<PartList> _listFacts = [new PartList(NoParts, 0, 0)];
    private readonly HashSet<int> _makers = [];
    private readonly List<ValueFacts> _facts = [new ValueFacts("", null, 0, isContainer: false, [])];

    private enum Origin
    {
        Initial,
        Constant,
        Fresh,
        Operation,
        Container,
        Aged,
        Deep,
    }

    /// <summary>What is known about a value.</summary>
    public ValueFacts this[int value] => _facts[value];

    /// <summary>What a variable held when the function began.</summary>
    public int Initial(int slot) => Known(Origin.Initial, slot) ?? Add(Origin.Initial, slot, NoParts, new ValueFacts("", null, 0, isContainer: false, []));

    /// <summary>A constant.</summary>
    public int Constant(string text, bool? truth) => TextOf(text) is var subject && Known(Origin.Constant, subject) is { } known ? known
        : Add(Origin.Constant, subject, NoParts, new ValueFacts(text, truth, 0, isContainer: false, []));

    /// <summary>True when any value was made by a node, or from one.</summary>
    public bool WasMade(FlowNode node) => _makers.Contains(node.Id);

    /// <summary>What a node made last.</summary>
    public int Fresh(FlowNode node) => Known(Origin.Fresh, node.Id)
        ?? Add(Origin.Fresh, node.Id, NoParts, new ValueFacts("", node.CreatesObject || node.CreatesBuffer ? true : null, node.Id, isContainer: false, []) { IsBuffer = node.CreatesBuffer });

    /// <summary>A list of values with another one behind.</summary>
    public int With(int list, int value)
    {
        if (!_lists.TryGetValue((list, value), out var longer))
        {
            longer = _listFacts.Count;
            _lists.Add((list, value), longer);
            _listFacts.Add(new PartList(list, value, Math.Max(_listFacts[list].Depth, _facts[value].Depth)));
        }

        return longer;
    }

    /// <summary>What is computed from a list of others.</summary>
    public int Operation(string operation, int parts)
    {
        var (subject, depth) = (TextOf(operation), _listFacts[parts].Depth + 1);
        return depth > Deepest ? TooDeep()
            : Known(Origin.Operation, subject, parts) ?? Add(Origin.Operation, subject, parts, new ValueFacts(operation, null, 0, isContainer: false, PartsOf(parts)) { Depth = depth });
    }

    /// <summary>The part of some number of what holds others.</summary>
    public int PartOf(int tuple, int number) => _facts[tuple] is { IsContainer: true } facts && facts.Parts.Count > number ? facts.Parts[number]
        : Operation(FlowValue.ItemText + number.ToString(CultureInfo.InvariantCulture), With(NoParts, tuple));

    /// <summary>What a node made last to hold a list of others.</summary>
    public int Container(int node, int parts)
    {
        var depth = _listFacts[parts].Depth + 1;
        return depth > Deepest ? TooDeep()
            : Known(Origin.Container, node, parts) ?? Add(Origin.Container, node, parts, new ValueFacts("", null, node, isContainer: true, PartsOf(parts)) { Depth = depth });
    }

    /// <summary>The value that is no longer the last one, once a node makes another.</summary>
    public int Aged(int value, int node)
    {
        var facts = _facts[value];
        var parts = NoParts;
        var hasAged = facts.Node == node;
        for (var at = 0; at < facts.Parts.Count; at++)
        {
            var aged = Aged(facts.Parts[at], node);
            hasAged |= aged != facts.Parts[at];
            parts = With(parts, aged);
        }

        return !hasAged ? value
            : Known(Origin.Aged, value, parts) ?? Add(Origin.Aged, value, parts, new ValueFacts(facts.Text, facts.Truth, 0, facts.IsContainer, PartsOf(parts)) { IsBuffer = facts.IsBuffer, Depth = facts.Depth });
    }

    /// <summary>True when a value is another, or holds it.</summary>
    public bool Holds(int holder, int value)
    {
        var isHeld = holder == value;
        var facts = _facts[holder];
        for (var at = 0; facts.IsContainer && at < facts.Parts.Count; at++)
        {
            isHeld |= Holds(facts.Parts[at], value);
        }

        return isHeld;
    }

    /// <summary>True when a value is a part of another, such as the id that a context keeps.</summary>
    public bool IsPartOf(int value, int owner)
    {
        var facts = _facts[value];
        var isPart = false;
        for (var at = 0; facts.Text.StartsWith('.') && at < facts.Parts.Count; at++)
        {
            isPart |= facts.Parts[at] == owner || IsPartOf(facts.Parts[at], owner);
        }

        return isPart;
    }

    /// <summary>True when whoever has one value can get at another: it holds it, or what it is a part of.</summary>
    public bool Reaches(int holder, int value)
    {
        var reaches = holder == value || IsPartOf(value, holder);
        var facts = _facts[holder];
        for (var at = 0; !reaches && facts.IsContainer && at < facts.Parts.Count; at++)
        {
            reaches = Reaches(facts.Parts[at], value);
        }

        return reaches;
    }

    /// <summary>A counter in a loop would make new values for ever.</summary>
    private int TooDeep() => Known(Origin.Deep, 0) ?? Add(Origin.Deep, 0, NoParts, new ValueFacts("", null, 0, isContainer: false, []) { Depth = Deepest });

    private int TextOf(string text)
    {
        if (!_texts.TryGetValue(text, out var number))
        {
            number = _texts.Count;
            _texts.Add(text, number);
        }

        return number;
    }

    private int[] PartsOf(int list)
    {
        var parts = new List<int>();
        for (var at = list; at != NoParts; at = _listFacts[at].Before)
        {
            parts.Add(_listFacts[at].Last);
        }

        parts.Reverse();
        return [.. parts];
    }

    private int? Known(Origin origin, int subject, int parts = NoParts) => _numbers.TryGetValue((origin, subject, parts), out var number) ? number : null;

    private int Add(Origin origin, int subject, int parts, ValueFacts facts)
    {
        var number = _facts.Count;
        _numbers.Add((origin, subject, parts), number);
        _facts.Add(facts);
        _makers.Add(facts.Node);
        return number;
    }

    /// <summary>A list of values: one that is shorter, and the last value. <c>Depth</c> is the greatest of its values.</summary>
    private readonly record struct PartList(int Before, int Last, int Depth);
}
