namespace Inhaul.Review;

/// <summary>A file to review.</summary>
/// <param name="Path">Its name in findings, relative to what is reviewed; whether it is test code is judged by this name.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record ReviewFile(string Path, ReadOnlyMemory<byte> Content);
