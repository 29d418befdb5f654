namespace Inhaul;

/// <summary>The import as a whole cannot go on. The store holds the same reason.</summary>
/// <param name="message">What happened, where, and what can be done.</param>
public sealed class ImportFailedException(string message) : Exception(message);
