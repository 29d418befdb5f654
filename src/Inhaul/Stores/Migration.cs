namespace Inhaul.Stores;

/// <summary>A numbered SQL file that changes the store's tables. A released file never changes.</summary>
/// <param name="Number">Its place in the order, from 1.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Sql">Its text.</param>
internal sealed record Migration(int Number, string Name, string Sql);
