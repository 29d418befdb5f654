namespace Inhaul.Testing.Runs;

/// <summary>The process is played dead: nothing of it gets any further.</summary>
internal sealed class PlayedDeathException() : Exception("The process is dead; a check of conformance plays it so.");
