namespace Inhaul.Diagnostics;

/// <summary>Thrown by a failpoint that is set to <c>throw</c>.</summary>
internal sealed class FailpointException(string name) : Exception($"Failpoint {name} was told to throw.");
