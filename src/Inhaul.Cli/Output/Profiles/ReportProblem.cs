namespace Inhaul.Cli.Output.Profiles;

/// <summary>What a person should know or decide about a file.</summary>
/// <param name="Column">The column that it is about; null for the file as a whole.</param>
/// <param name="Text">What it is, in a sentence.</param>
internal sealed record ReportProblem(string? Column, string Text)
{
    /// <summary>The sentence with its column.</summary>
    public override string ToString() => Column is null ? Text : $"{Column}: {Text}";
}
