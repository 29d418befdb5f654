namespace Inhaul.Tests.Processing.Rows;

/// <summary>A row type that changes what it is given.</summary>
public sealed class Login
{
    private readonly string _name = "";

    public string Name
    {
        get => _name;
        init => _name = value.ToLowerInvariant();
    }
}
