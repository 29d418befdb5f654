namespace Inhaul.Review.Flow;

/// <summary>An expression, as far as it tells which values are the same.</summary>
internal sealed class FlowValue
{
    private FlowValue(FlowValueKind kind, int number, string text, bool? truth, IReadOnlyList<FlowValue> parts)
    {
        Kind = kind;
        Number = number;
        Text = text;
        Truth = truth;
        Parts = parts;
    }

    /// <summary>The text of the absent value: None, or null.</summary>
    public const string AbsentText = "absent";

    /// <summary>What the text of a string begins with, so that it is never that of another constant.</summary>
    public const string StringMark = "'";

    /// <summary>The operation that takes an element out of a container.</summary>
    public const string ElementText = "element";

    /// <summary>The operation that takes the part of some number out of a tuple.</summary>
    public const string ItemText = "item";

    /// <summary>How it comes about.</summary>
    public FlowValueKind Kind { get; }

    /// <summary>The variable, or the node that makes it.</summary>
    public int Number { get; }

    /// <summary>The constant, the operation, or the name of the part.</summary>
    public string Text { get; }

    /// <summary>Whether it counts as true; null when that is not known.</summary>
    public bool? Truth { get; }

    /// <summary>What it is computed from.</summary>
    public IReadOnlyList<FlowValue> Parts { get; }

    /// <summary>What a variable holds.</summary>
    public static FlowValue OfSlot(int slot) => new(FlowValueKind.Slot, slot, "", null, []);

    /// <summary>A part of a value that can be assigned as a variable of its own.</summary>
    public static FlowValue OfMember(int slot, string name, FlowValue owner) => new(FlowValueKind.Member, slot, "." + name, null, [owner]);

    /// <summary>What is written in the code; <paramref name="text"/> tells its type, too.</summary>
    public static FlowValue OfConstant(string text, bool truth) => new(FlowValueKind.Constant, 0, text, truth, []);

    /// <summary>A string that is written in the code.</summary>
    public static FlowValue OfString(string text) => OfConstant(StringMark + text, text.Length > 0);

    /// <summary>The absent value.</summary>
    public static FlowValue Absent { get; } = OfConstant(AbsentText, false);

    /// <summary>What a node makes.</summary>
    public static FlowValue OfNode(FlowNode node) => new(FlowValueKind.Fresh, node.Id, "", null, []);

    /// <summary>What is computed from others.</summary>
    public static FlowValue OfOperation(string operation, IReadOnlyList<FlowValue> parts) => new(FlowValueKind.Operation, 0, operation, null, parts);

    /// <summary>What holds others.</summary>
    public static FlowValue OfContainer(int node, IReadOnlyList<FlowValue> parts) => new(FlowValueKind.Container, node, "", null, parts);

    /// <summary>What holds others, and is the same as another that holds the same.</summary>
    public static FlowValue OfTuple(IReadOnlyList<FlowValue> parts) => new(FlowValueKind.Container, 0, "", null, parts);

    /// <summary>An element of a container, of which it is not known which one it is.</summary>
    public static FlowValue OfElement(FlowValue container, FlowNode taken) => OfOperation(ElementText, [container, OfNode(taken)]);

    /// <summary>The part of some number of what another value holds.</summary>
    public static FlowValue OfItem(FlowValue tuple, int number) => new(FlowValueKind.Operation, number, ItemText, null, [tuple]);

    /// <summary>The variables it is read from.</summary>
    public IEnumerable<int> Slots()
    {
        var inParts = Parts.Count == 0 ? [] : Parts.SelectMany(part => part.Slots());
        return Kind is FlowValueKind.Slot or FlowValueKind.Member ? inParts.Prepend(Number) : inParts;
    }
}
