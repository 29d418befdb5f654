namespace Inhaul.Processing.Rules;

/// <summary>Code that looks at a row and may find several things wrong with it.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="Validate">Adds what is wrong.</param>
/// <param name="Properties">The properties it looks at; null when it may look at all of them.</param>
/// <param name="Name">What it is called in the error that is told when it throws.</param>
internal sealed record RowValidation<T>(Action<T, RowFindings> Validate, IReadOnlySet<string>? Properties, string Name);
