namespace Inhaul.Review.Flow;

/// <summary>A value that is given to a call whose code is not known.</summary>
/// <param name="value">The value.</param>
/// <param name="isReceiver">True for the object that a method is called on.</param>
internal sealed class FlowArgument(FlowValue value, bool isReceiver)
{
    /// <summary>The value.</summary>
    public FlowValue Value { get; } = value;

    /// <summary>True for the object that a method is called on.</summary>
    public bool IsReceiver { get; } = isReceiver;
}
