using Inhaul.Review.Flow;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Graphs;

/// <summary>An argument of a call.</summary>
/// <param name="Keyword">Its keyword; null by position.</param>
/// <param name="Node">Its syntax.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsOpen">True for <c>*args</c> and <c>**options</c>.</param>
internal sealed record CallArgument(string? Keyword, PythonNode Node, FlowValue Value, bool IsOpen);
