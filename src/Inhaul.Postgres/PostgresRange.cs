namespace Inhaul.Postgres;

/// <summary>A run of rows of a batch.</summary>
/// <param name="Start">The first row.</param>
/// <param name="End">The row behind the last.</param>
internal readonly record struct PostgresRange(int Start, int End);
