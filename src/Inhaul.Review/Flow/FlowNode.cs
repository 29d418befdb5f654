namespace Inhaul.Review.Flow;

/// <summary>A node of a control-flow graph: an event, and where the flow goes from there.</summary>
/// <param name="id">Its number in the graph.</param>
/// <param name="kind">What happens.</param>
/// <param name="line">The line where.</param>
/// <param name="text">What happens, in words for a path; empty when it is not worth telling.</param>
internal sealed class FlowNode(int id, FlowKind kind, int line, string text)
{
    /// <summary>The culprit of an exception that no handler surrounds.</summary>
    public const int Outside = -1;

    /// <summary>The culprit of an exception that no handler surrounds, where nothing completes the import anyway.</summary>
    public const int Nobody = -2;

    /// <summary>How many columns of a line an order tells apart.</summary>
    public const int ColumnsOfLine = 4096;

    private static readonly List<FlowNode> Nowhere = [];
    private static readonly List<FlowArgument> Nothing = [];
    private List<FlowNode>? _raises;
    private List<FlowArgument>? _arguments;

    /// <summary>Its number in the graph.</summary>
    public int Id { get; } = id;

    /// <summary>What happens.</summary>
    public FlowKind Kind { get; } = kind;

    /// <summary>The line where.</summary>
    public int Line { get; } = line;

    /// <summary>What happens, in words.</summary>
    public string Text { get; } = text;

    /// <summary>Where in the reviewed function it stands, or the call that leads to it: nodes further down have greater numbers.</summary>
    public int Order { get; set; }

    /// <summary>Where the flow goes when nothing is raised.</summary>
    public List<FlowNode> Next { get; } = new(1);

    /// <summary>Where it goes when an exception is raised here; empty when none can be.</summary>
    public List<FlowNode> Raises => _raises ?? Nowhere;

    /// <summary>True when anything goes here.</summary>
    public bool IsReached { get; private set; }

    /// <summary>To whom an exception that is raised here and escapes is put down: the node of the protecting statement or handler, or <see cref="Outside"/>.</summary>
    public int Culprit { get; set; } = Outside;

    /// <summary>How many calls lead to the function that the culprit stands in.</summary>
    public int CulpritDepth { get; set; }

    /// <summary>How many calls lead to the function that it stands in; at the end of a call, to the caller.</summary>
    public int Depth { get; set; }

    /// <summary>The id of an import, the buffer, what is assigned or tested.</summary>
    public FlowValue? Value { get; set; }

    /// <summary>The status that is given.</summary>
    public FlowValue? Status { get; set; }

    /// <summary>The variable that takes the value; -1 for none.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>What is tested.</summary>
    public FlowTest Test { get; set; }

    /// <summary>True when a variable takes a value here.</summary>
    public bool Assigns => Kind == FlowKind.Assign && Slot >= 0;

    /// <summary>True when it says something about a variable that is understood.</summary>
    public bool IsTest => Kind == FlowKind.Assume && Test != FlowTest.None;

    /// <summary>True when it makes a new value each time.</summary>
    public bool Creates { get; set; }

    /// <summary>True when the value it makes is a buffer.</summary>
    public bool CreatesBuffer { get; set; }

    /// <summary>True when the value it makes is an object, and so never absent or false.</summary>
    public bool CreatesObject { get; set; }

    /// <summary>True when its name alone tells that it works on a buffer.</summary>
    public bool TellsBuffer { get; set; }

    /// <summary>True for a handler that takes every exception, whatever it is.</summary>
    public bool TakesAll { get; set; }

    /// <summary>True when it stands in what runs on every way out of a statement.</summary>
    public bool InFinally { get; set; }

    /// <summary>True when an exception is on its way while it runs.</summary>
    public bool WhileRaising { get; set; }

    /// <summary>What is given to code that is not known, or put where others reach it.</summary>
    public IReadOnlyList<FlowArgument> Arguments => _arguments ?? Nothing;

    /// <summary>The front end's own node.</summary>
    public object? Syntax { get; set; }

    /// <summary>The front end's own function that it stands in.</summary>
    public object? Owner { get; set; }

    /// <summary>The flow goes on to another node.</summary>
    public void GoTo(FlowNode next)
    {
        Next.Add(next);
        next.IsReached = true;
    }

    /// <summary>What is raised here goes to another node.</summary>
    public void RaiseTo(FlowNode next)
    {
        (_raises ??= new List<FlowNode>(1)).Add(next);
        next.IsReached = true;
    }

    /// <summary>A value is given to code that is not known, or put where others reach it.</summary>
    public void Give(FlowValue value, bool isReceiver = false) => (_arguments ??= []).Add(new FlowArgument(value, isReceiver));

    /// <inheritdoc/>
    public override string ToString() => Id + " " + Kind + " " + Line + " " + Text;
}
