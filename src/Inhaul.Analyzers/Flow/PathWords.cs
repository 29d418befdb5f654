using System.Globalization;

namespace Inhaul.Analyzers.Flow;

/// <summary>Says where a path ends, for the message of a finding.</summary>
internal static class PathWords
{
    /// <summary>The place, as the end of a clause: <c>when line 12 throws</c>.</summary>
    public static string Of(PathEnd end)
    {
        var line = end.Line?.ToString(CultureInfo.InvariantCulture);
        return end.Kind switch
        {
            PathEndKind.Exception when line is not null => $"when line {line} throws",
            PathEndKind.Exception => "when an exception is thrown",
            PathEndKind.Return when line is not null => $"after line {line}",
            PathEndKind.Return => "at the end of the method",
            _ => $"by line {line}",
        };
    }
}
