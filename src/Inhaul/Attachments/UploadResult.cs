namespace Inhaul.Attachments;

/// <summary>What became of an upload.</summary>
/// <param name="IsWritten">False when the storage had the content already.</param>
/// <param name="Failures">How many tries had failed before.</param>
internal readonly record struct UploadResult(bool IsWritten, int Failures);
