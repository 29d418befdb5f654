using System.Text;
using Inhaul.Review.Reporting;

namespace Inhaul.Review.Suppressing;

/// <summary>Tells comments from code and strings, which a search for their sign could not.</summary>
internal sealed class PythonScanner
{
    private readonly List<PythonLine> _lines = [];

    /// <summary>The quotes that end the string that the scanner is in; null outside strings.</summary>
    private string? _quotes;
    private int _brackets;
    private bool _goesOn;

    private PythonScanner()
    {
    }

    /// <summary>The lines of a source.</summary>
    public static IReadOnlyList<PythonLine> Scan(SourceText source)
    {
        var scanner = new PythonScanner();
        for (var line = 1; line <= source.Count; line++)
        {
            scanner.Add(source[line]);
        }

        return scanner._lines;
    }

    private void Add(string line)
    {
        var beginsStatement = _quotes is null && _brackets == 0 && !_goesOn;
        var code = new StringBuilder(line.Length);
        string? comment = null;
        _goesOn = false;
        for (var i = 0; i < line.Length && comment is null; i++)
        {
            if (line[i] == '\\')
            {
                _goesOn = i == line.Length - 1;
                i++;
            }
            else if (_quotes is not null)
            {
                i += EndedBy(line, i);
            }
            else if (line[i] is '"' or '\'')
            {
                _quotes = string.Compare(line, i, new string(line[i], 3), 0, 3, StringComparison.Ordinal) == 0 ? new string(line[i], 3) : line[i].ToString();
                i += _quotes.Length - 1;
                code.Append('"');
            }
            else if (line[i] == '#')
            {
                comment = line[i..];
            }
            else
            {
                _brackets = line[i] switch { '(' or '[' or '{' => _brackets + 1, ')' or ']' or '}' => Math.Max(0, _brackets - 1), _ => _brackets };
                code.Append(line[i]);
            }
        }

        // A string in single quotes ends with its line at the latest, unless it says that it goes on.
        if (_quotes is { Length: 1 } && !_goesOn)
        {
            _quotes = null;
        }

        _lines.Add(new PythonLine(code.ToString(), comment, beginsStatement));
    }

    /// <summary>Leaves the string if its end is here.</summary>
    /// <returns>How many characters more than one belong to the end.</returns>
    private int EndedBy(string line, int i)
    {
        if (string.Compare(line, i, _quotes!, 0, _quotes!.Length, StringComparison.Ordinal) != 0)
        {
            return 0;
        }

        var more = _quotes.Length - 1;
        _quotes = null;
        return more;
    }
}
