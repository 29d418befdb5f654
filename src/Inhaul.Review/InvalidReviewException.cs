namespace Inhaul.Review;

/// <summary>A review cannot be done as it was asked for: a path that is not there, a configuration with a fault, a program that is missing.</summary>
/// <param name="message">What is wrong and how to put it right, for people.</param>
internal sealed class InvalidReviewException(string message) : Exception(message);
