namespace Inhaul.Bench;

/// <summary>The words that the rows are made of, as UTF-8.</summary>
internal static class Words
{
    public static byte[][] FirstNames { get; } = Of(
        "Ada Ben Clara David Elena Farid Grace Hugo Ines Jonas Karin Liam Mara Nils Olga Pavel Quinn Rosa Samir Tessa Ugo Vera Wim Xenia Yusuf Zoe");

    public static byte[][] LastNames { get; } = Of(
        "Adler Brandt Costa Dubois Eriksen Fischer Garcia Hansen Ivanov Jansen Keller Lopez Moreau Novak Okafor Petrov Quist Rossi Schmidt Tanaka Ueda Virtanen Weber Xu Yilmaz Zeman");

    public static byte[][] Cities { get; } = Of("Amsterdam Berlin Cork Dublin Essen Ghent Hamburg Krakow Lisbon Madrid Nantes Oslo Porto Riga Split Turin Utrecht Vienna Warsaw Zagreb");

    public static byte[][] Notes { get; } = Of("prefers email to calls|called twice|new contract in May|always pays by card|moved in spring|wants an offer|asked for a refund|long-time customer", '|');

    /// <summary>Notes that hold a comma, so that their field is quoted.</summary>
    public static byte[][] QuotedNotes { get; } = Of("\"call back, not before noon\"|\"paid late, twice\"|\"knows \"\"the boss\"\", be kind\"", '|');

    private static byte[][] Of(string words, char separator = ' ') => [.. words.Split(separator).Select(System.Text.Encoding.UTF8.GetBytes)];
}
