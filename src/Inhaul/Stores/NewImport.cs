namespace Inhaul.Stores;

/// <summary>An import about to be submitted.</summary>
internal sealed record NewImport
{
    /// <summary>Its owner.</summary>
    public required string Tenant { get; init; }

    /// <summary>Its import type.</summary>
    public required string Type { get; init; }

    /// <summary>Says that two submissions are the same: a second one with this key is answered with the first.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>The hash of what was asked for, apart from the input.</summary>
    public required string DefinitionHash { get; init; }

    /// <summary>What is needed to do it.</summary>
    public required ImportOptions Options { get; init; }

    /// <summary>Two real rows, for people.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<string, string>> Sample { get; init; }

    /// <summary>How many rows it has, counted by the first look.</summary>
    public required long RowTotal { get; init; }

    /// <summary>How many chunks it is cut into.</summary>
    public required int ChunkTotal { get; init; }

    /// <summary>The columns in which addresses of attachments will be found; they are noted with the import.</summary>
    public IReadOnlyList<AttachmentColumn> AttachmentColumns { get; init; } = [];

    /// <summary>Who submits it.</summary>
    public required string Actor { get; init; }

    /// <summary>The folder that its rows come from; null for none.</summary>
    public NewFolder? Folder { get; init; }

    /// <summary>Whether the target table is created with the import.</summary>
    public required bool CreateTable { get; init; }
}
