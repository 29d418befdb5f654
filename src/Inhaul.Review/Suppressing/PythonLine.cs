namespace Inhaul.Review.Suppressing;

/// <summary>A line of Python, with code and comment told apart.</summary>
/// <param name="Code">The code, without what strings hold.</param>
/// <param name="Comment">The comment with its sign; null when there is none.</param>
/// <param name="BeginsStatement">Whether a statement begins here: the line does not go on with a string, a bracket or a line before it.</param>
internal sealed record PythonLine(string Code, string? Comment, bool BeginsStatement)
{
    private const int TabStop = 8;

    /// <summary>Whether there is code.</summary>
    public bool HasCode => !string.IsNullOrWhiteSpace(Code);

    /// <summary>How far the code is indented, as Python measures it.</summary>
    public int Indentation
    {
        get
        {
            var column = 0;
            foreach (var character in Code.TakeWhile(char.IsWhiteSpace))
            {
                column = character == '\t' ? ((column / TabStop) + 1) * TabStop : column + 1;
            }

            return column;
        }
    }
}
