namespace Inhaul;

/// <summary>The owner of an import: a path such as <c>acme</c> or <c>acme/spring-audit</c>.</summary>
public static class Tenant
{
    /// <summary>The tenant of whoever does not name one.</summary>
    public const string Default = "default";

    /// <summary>Checks a tenant's name: segments of letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, separated by <c>/</c>; 200 characters at most.</summary>
    /// <returns>The name, unchanged.</returns>
    /// <exception cref="InvalidConfigurationException">The name is not one.</exception>
    public static string Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var valid = name.Length is > 0 and <= 200
            && name.Split('/').All(segment => segment is not ("" or "." or "..") && segment.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'));
        return valid
            ? name
            : throw new InvalidConfigurationException(
                $"'{name}' is not a tenant. Use letters, digits, '.', '_' and '-', with '/' between parts, for example acme/spring-audit.");
    }
}
