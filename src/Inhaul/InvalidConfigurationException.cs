namespace Inhaul;

/// <summary>What was asked for cannot be done as asked: wrong usage, a missing file, a table that does not fit. Nothing was written.</summary>
/// <param name="message">What is wrong and how to put it right, for people.</param>
public sealed class InvalidConfigurationException(string message) : Exception(message);
