namespace Inhaul.Testing.Checks;

/// <summary>A check of a processor.</summary>
internal interface IProcessorCheck
{
    /// <summary>Which one.</summary>
    ConformanceCheck Kind { get; }

    /// <summary>What a difference says about the processor, as the end of a sentence that begins with its name.</summary>
    string Sentence { get; }

    /// <summary>Why it makes no sense with what is known by now; null when it does.</summary>
    string? WhyLeftOut(CheckState state);

    /// <summary>Runs the processor in one way after the other.</summary>
    IAsyncEnumerable<CheckRun> RunAsync(CheckState state, CancellationToken cancellationToken);
}
