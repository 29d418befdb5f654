namespace Inhaul.Tests.Processing.Rows;

/// <summary>A class whose constructor asks for what is no property.</summary>
public sealed class Stranger(string name, int age)
{
    public string Name { get; } = $"{name}, {age}";
}
