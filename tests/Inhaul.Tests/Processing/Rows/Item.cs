namespace Inhaul.Tests.Processing.Rows;

/// <summary>A class with properties that are set, and some that are not.</summary>
public sealed class Item
{
    public required string Code { get; init; }

    public decimal? Price { get; set; }

    public string Label => $"{Code}: {Price}";

    public string this[int place] => Code[place..];
}
