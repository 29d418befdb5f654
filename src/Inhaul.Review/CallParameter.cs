namespace Inhaul.Review;

/// <summary>A parameter of a tracking call.</summary>
/// <param name="Role">What it stands for.</param>
/// <param name="Position">Its place among the arguments, from 0.</param>
/// <param name="Name">Its name as a keyword.</param>
internal sealed record CallParameter(CallRole Role, int Position, string Name);
