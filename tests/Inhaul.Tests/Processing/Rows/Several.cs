namespace Inhaul.Tests.Processing.Rows;

/// <summary>A class that can be constructed in two ways, neither of them without anything.</summary>
public sealed class Several
{
    public Several(string code) => Code = code;

    public Several(int code) => Code = $"{code}";

    public string Code { get; }
}
