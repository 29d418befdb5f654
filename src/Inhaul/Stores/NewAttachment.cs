namespace Inhaul.Stores;

/// <summary>A content that rows need.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="MediaType">What it is, such as <c>image/png</c>.</param>
internal sealed record NewAttachment(ContentAddress Address, long Bytes, string MediaType);
