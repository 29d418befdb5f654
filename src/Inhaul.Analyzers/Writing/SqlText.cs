using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Writing;

/// <summary>What can be told of a statement in SQL from its text.</summary>
internal static class SqlText
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly Regex Select = new(@"^\s*SELECT\b.*?\bFROM\s+(?<table>[\w.""]+)", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, Patience);
    private static readonly Regex Insert = new(@"^\s*INSERT\s+INTO\s+(?<table>[\w.""]+)(?!.*\bON\s+CONFLICT\b)", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, Patience);

    /// <summary>The table that a query begins with; null when it is no query.</summary>
    public static string? Queried(string sql) => Table(Select, sql);

    /// <summary>The table that a statement adds rows to without looking whether they are there; null when it does not.</summary>
    public static string? Added(string sql) => Table(Insert, sql);

    /// <summary>The text of a statement, with what is interpolated left out; null when it is not written at its place.</summary>
    public static string? Of(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        IConversionOperation conversion => Of(conversion.Operand),
        IInterpolatedStringOperation interpolated => string.Concat(interpolated.Parts.Select(part => part is IInterpolatedStringTextOperation { Text.ConstantValue.Value: string text } ? text : "?")),
        _ => null,
    };

    private static string? Table(Regex statement, string sql)
    {
        var match = statement.Match(sql);
        return match.Success ? match.Groups["table"].Value.Replace("\"", "").ToUpperInvariant() : null;
    }
}
