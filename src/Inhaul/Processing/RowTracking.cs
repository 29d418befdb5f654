namespace Inhaul;

/// <summary>What is kept about the rows of an import besides their outcomes.</summary>
public enum RowTracking
{
    /// <summary>Why rows were refused; of the others, nothing.</summary>
    Errors,

    /// <summary>Also what each row became, as <see cref="RowResult.At"/> says. It costs one line in the store for each such row.</summary>
    All,
}
