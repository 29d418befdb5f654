using System.Text;
using System.Text.RegularExpressions;
using Inhaul.Mapping;

namespace Inhaul.Processing.Rules;

/// <summary>How a whole text is written, as a regular expression that no text can make slow.</summary>
internal sealed class PatternRule : FieldRule
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(1);

    private readonly string _pattern;
    private readonly string _message;
    private readonly Regex _whole;

    /// <summary>A rule of a pattern.</summary>
    /// <exception cref="InvalidConfigurationException">The pattern is no regular expression.</exception>
    public PatternRule(string pattern, string? message, Severity severity)
        : base(RowErrorCodes.NoMatch, severity)
    {
        _pattern = pattern;
        _message = message ?? $"is not written as {pattern}";
        try
        {
            _whole = Compile(pattern);
        }
        catch (ArgumentException problem)
        {
            throw new InvalidConfigurationException($"Matches(\"{pattern}\") is no regular expression: {problem.Message}");
        }
    }

    /// <inheritdoc/>
    public override string? Broken(RowBatch rows, in Cell cell)
    {
        try
        {
            return _whole.IsMatch(Encoding.UTF8.GetString(rows.Text(cell))) ? null : _message;
        }
        catch (RegexMatchTimeoutException)
        {
            return $"could not be compared with {_pattern} in time; write the pattern without look-arounds and references back";
        }
    }

    /// <summary>
    /// Without backtracking the time grows with the text alone, and no clock has a say in what becomes of a row; what needs
    /// backtracking is stopped when it takes too long.
    /// </summary>
    private static Regex Compile(string pattern)
    {
        // Compiled as it is first, so that a wrong pattern is not mended by what is put around it.
        _ = new Regex(pattern, RegexOptions.CultureInvariant, LongestLook);
        var whole = $@"\A(?:{pattern})\z";
        try
        {
            return new Regex(whole, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Regex.InfiniteMatchTimeout);
        }
        catch (NotSupportedException)
        {
            return new Regex(whole, RegexOptions.CultureInvariant, LongestLook);
        }
    }
}
