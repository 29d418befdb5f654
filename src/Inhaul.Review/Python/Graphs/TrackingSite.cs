using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;
using Inhaul.Review.Rules;

namespace Inhaul.Review.Python.Graphs;

/// <summary>A call that begins or completes tracking, with what it is given. Two of the same call are equal.</summary>
/// <param name="call">The call.</param>
/// <param name="scope">The function it stands in.</param>
/// <param name="arguments">What is given for each role.</param>
/// <param name="isWhole">False when more may be given than is shown: <c>*args</c>, <c>**options</c>, <c>...</c></param>
/// <param name="keys">The keys that its stats are known to have; null when they are not known.</param>
internal sealed class TrackingSite(PythonNode call, PythonScope scope, IReadOnlyDictionary<CallRole, PythonNode> arguments, bool isWhole, Func<IReadOnlyCollection<string>?> keys) : ITrackingCall, IEquatable<TrackingSite>
{
    /// <summary>The call.</summary>
    public PythonNode Call { get; } = call;

    /// <summary>The function it stands in.</summary>
    public PythonScope Scope { get; } = scope;

    public bool IsWhole { get; } = isWhole;

    public IReadOnlyCollection<string>? StatsKeys => keys();

    /// <summary>The argument for a role; null when there is none.</summary>
    public PythonNode? Argument(CallRole role) => arguments.GetValueOrDefault(role);

    public bool Gives(CallRole role) => arguments.ContainsKey(role);

    public bool GivesNothing(CallRole role) => Argument(role) is { } given && (given.IsConstant("NoneType") || given.StringConstant is "");

    public string? Literal(CallRole role) => Argument(role)?.StringConstant;

    public string Source(CallRole role) => Argument(role) is { } given ? Scope.Module.Source.Short(given) : "";

    public bool Equals(TrackingSite? other) => other is not null && other.Call == Call;

    public override bool Equals(object? obj) => Equals(obj as TrackingSite);

    public override int GetHashCode() => Call.GetHashCode();
}
