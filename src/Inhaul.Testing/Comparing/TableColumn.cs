namespace Inhaul.Testing.Comparing;

/// <summary>A column that is compared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsKey">Whether it is of the primary key.</param>
internal sealed record TableColumn(string Name, bool IsKey);
