namespace Inhaul.Intake;

/// <summary>What a person asks for about attachments.</summary>
internal sealed record AttachmentRequest
{
    /// <summary>The columns, of the source or the target, whose values are paths of files; a processor says that itself.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The storage of their contents; null for none.</summary>
    public string? Storage { get; init; }

    /// <summary>The folder from which paths start and which they do not leave; null takes that of the input file.</summary>
    public string? Root { get; init; }

    /// <summary>Whether the input file lies where somebody put it, so that its folder means anything.</summary>
    public bool HasFolder { get; init; } = true;
}
