namespace Inhaul.Review;

/// <summary>A mistake in import code, with the path that proves it.</summary>
internal sealed record Finding
{
    /// <summary>The rule, such as <c>P1</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>How bad it is.</summary>
    public required ReviewSeverity Severity { get; init; }

    /// <summary>Which pattern it breaks.</summary>
    public required ViolatedPattern Pattern { get; init; }

    /// <summary>The file, as it was named or found.</summary>
    public required string File { get; init; }

    /// <summary>The line it is about, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The function with its classes, such as <c>Importer.run</c>; <c>&lt;module&gt;</c> for code outside functions.</summary>
    public required string Function { get; init; }

    /// <summary>What is wrong, in one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>What happens in production because of it.</summary>
    public required string Why { get; init; }

    /// <summary>The path that proves it; empty when the place alone does.</summary>
    public IReadOnlyList<PathStep> Path { get; init; } = [];

    /// <summary>The success and error paths, with what is missing on which.</summary>
    public IReadOnlyList<CodePath> Paths { get; init; } = [];

    /// <summary>Corrected code; empty when no correction is proven.</summary>
    public string Fix { get; init; } = "";

    /// <summary>What makes the corrected file of the one that was reviewed, in the order of the file; empty when no correction is proven.</summary>
    public IReadOnlyList<SourceEdit> Edits { get; init; } = [];
}
