namespace Inhaul;

/// <summary>Which of several rows of one import with the same key is written.</summary>
public enum DuplicateWinner
{
    /// <summary>The last one in the input (the default); the others are <see cref="RowOutcome.Duplicate"/>.</summary>
    Last,

    /// <summary>The first one in the input; the others are <see cref="RowOutcome.Duplicate"/>.</summary>
    First,

    /// <summary>The newest by a column, the last of equals; the others are <see cref="RowOutcome.Duplicate"/>.</summary>
    Newest,

    /// <summary>None: all of them are <see cref="RowOutcome.Rejected"/>.</summary>
    Reject,
}
