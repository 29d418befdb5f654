using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Sources;

namespace Inhaul.Cli.Scaffolding;

/// <summary>What a person asks of <c>inhaul new processor</c>.</summary>
internal sealed record ProcessorRequest
{
    /// <summary>The file that the processor is for.</summary>
    public required string Path { get; init; }

    /// <summary>What the processor is called; null takes it from the file's name.</summary>
    public string? Name { get; init; }

    /// <summary>The namespace; null takes that of the project that the folder belongs to.</summary>
    public string? Namespace { get; init; }

    /// <summary>The folder for the record and the processor.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder for the test.</summary>
    public required string TestFolder { get; init; }

    /// <summary>The key's columns; empty to look for one.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>The table; null takes the import type.</summary>
    public string? Table { get; init; }

    /// <summary>The columns whose types are decided.</summary>
    public IReadOnlyList<ColumnDecision> Columns { get; init; } = [];

    /// <summary>How the file is read, as far as a person decided it.</summary>
    public ParseOptions Parse { get; init; } = ParseOptions.None;

    /// <summary>What the file may measure.</summary>
    public SourceLimits Limits { get; init; } = new();
}
