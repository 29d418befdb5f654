namespace Inhaul.Review;

/// <summary>The review cannot be done as it is set up; the message names the remedy in one sentence.</summary>
internal sealed class ReviewException(string message) : Exception(message);
