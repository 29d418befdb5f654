namespace Inhaul.Stores.Tests.Processors;

/// <summary>A device, with all that its exports say of it besides.</summary>
public sealed record Device(long SerialNumber, IReadOnlyDictionary<string, string> CustomAttributes);
