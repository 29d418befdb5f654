namespace Inhaul.Delivery;

/// <summary>A content that rows of a chunk name was removed between its storing and their settlement: nothing is written, and it is stored again.</summary>
internal sealed class ContentGoneException() : Exception("A content was removed before the rows that name it were written.");
