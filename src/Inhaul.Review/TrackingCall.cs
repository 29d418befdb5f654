namespace Inhaul.Review;

/// <summary>A function that begins or completes tracking, as the reviewed code calls it.</summary>
/// <param name="Names">Its names; a call through a module or an object is known by its last part.</param>
/// <param name="Parameters">Its parameters, at most one for each role.</param>
internal sealed record TrackingCall(IReadOnlyList<string> Names, IReadOnlyList<CallParameter> Parameters)
{
    /// <summary>The parameter of a role; null when the function has none.</summary>
    public CallParameter? Parameter(CallRole role) => Parameters.FirstOrDefault(parameter => parameter.Role == role);
}
