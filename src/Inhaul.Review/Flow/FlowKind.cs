namespace Inhaul.Review.Flow;

/// <summary>What happens at a node of a control-flow graph.</summary>
internal enum FlowKind
{
    /// <summary>Nothing that a rule asks for: a place where paths part or meet.</summary>
    Step,

    /// <summary>Tracking of an import begins.</summary>
    Begin,

    /// <summary>Tracking of an import is completed.</summary>
    Complete,

    /// <summary>A buffer takes a row.</summary>
    Write,

    /// <summary>A buffer is flushed.</summary>
    Flush,

    /// <summary>Something is marked for aggregation.</summary>
    Aggregate,

    /// <summary>Something else is called.</summary>
    Call,

    /// <summary>An exception is raised on purpose.</summary>
    Raise,

    /// <summary>A variable takes a value.</summary>
    Assign,

    /// <summary>A condition holds from here on.</summary>
    Assume,

    /// <summary>A handler takes an exception.</summary>
    Catch,

    /// <summary>A handler is left without an exception.</summary>
    Swallow,

    /// <summary>The function, or the program, is left on purpose.</summary>
    Leave,

    /// <summary>A function that was followed into returns to its caller.</summary>
    CallEnd,

    /// <summary>Values are put where others can reach them.</summary>
    Store,

    /// <summary>The function ends normally.</summary>
    EndExit,

    /// <summary>The function ends by an exception.</summary>
    RaiseExit,

    /// <summary>The program ends.</summary>
    ProgramExit,
}
