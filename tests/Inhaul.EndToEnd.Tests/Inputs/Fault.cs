namespace Inhaul.EndToEnd.Tests.Inputs;

/// <summary>What is wrong with a row of the input.</summary>
internal enum Fault
{
    None,
    AgeIsAWord,
    NoSuchDay,
    AgeAndDay,
    FieldTooMany,
    FieldTooFew,
    NoKey,

    /// <summary>The row reads well, but the table's CHECK refuses it.</summary>
    NegativeBalance,
}
