using System.Text;

namespace Inhaul;

/// <summary>Names of the code as the database and the vocabulary write them: <c>SignupDate</c> is <c>signup_date</c>.</summary>
internal static class SnakeCase
{
    /// <summary>A name in lower case words with underscores; <c>HTTPStatus2</c> is <c>http_status2</c>.</summary>
    public static string Of(string name)
    {
        var words = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord && words[words.Length - 1] != '_')
            {
                words.Append('_');
            }

            words.Append(char.ToLowerInvariant(name[i]));
        }

        return words.ToString();
    }

    /// <summary>Whether two names differ at most in case, spaces and signs, as headers do: <c>Signup date</c> is <c>signup_date</c>.</summary>
    public static bool IsSame(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase)
        || (Letters(left) is { Length: > 0 } letters && string.Equals(letters, Letters(right), StringComparison.OrdinalIgnoreCase));

    /// <summary>The letters and digits of a name.</summary>
    public static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}
