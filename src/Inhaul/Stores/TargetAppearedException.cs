namespace Inhaul.Stores;

/// <summary>An import was to create its table, and somebody else has created it since it was looked for. Nothing was written; look again.</summary>
/// <param name="table">The table.</param>
internal sealed class TargetAppearedException(string table) : Exception($"The table {table} was created by somebody else just now.");
