namespace Inhaul.Tests.Processing.Rows;

/// <summary>Words that a column may hold.</summary>
public enum Mood
{
    Fine,
    VeryWell,
    Unwell,
}
