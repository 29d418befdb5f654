namespace Inhaul.Tests.Fetching;

/// <summary>What a web server was asked.</summary>
/// <param name="Target">The path and the query.</param>
/// <param name="Headers">The headers, by name.</param>
internal sealed record WebQuestion(string Target, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>A header; null when there is none.</summary>
    public string? this[string header] => Headers.GetValueOrDefault(header);
}
