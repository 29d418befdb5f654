using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>The counters that a function has.</summary>
internal static class Counters
{
    private static readonly string[] Created = ["creat", "insert", "new", "added"];
    private static readonly string[] Processed = ["process", "count", "total", "seen", "handled", "imported", "rows", "records", "n", "num"];
    private static readonly string[] Other = ["updat", "fail", "error", "skip", "delet", "unchanged"];

    /// <summary>The variables that probably count what a key of the stats is about, the likeliest first.</summary>
    public static IEnumerable<string> For(CorrectionSite site, string key)
    {
        var counters = site.Nodes.Where(node => node.Is("AugAssign") && node.Text("op") == "Add").Select(node => node.Node("target")!)
            .Concat(site.Nodes.Where(node => node.Is("Assign") && node.Node("value") is { Kind: "Call" } call && call.Node("func")!.Text("id") == "len").SelectMany(node => node.Nodes("targets")))
            .Where(target => target.Is("Name")).Select(target => target.Text("id")!).Distinct().ToList();
        var isCreated = Matches(key, Created);
        return counters.Where(name => name == key)
            .Concat(counters.Where(name => Matches(name, isCreated ? Created : Processed) && !Matches(name, Other) && (isCreated || !Matches(name, Created))))
            .Concat(isCreated ? [] : counters.Where(name => !Matches(name, Created) && !Matches(name, Other)))
            .Distinct();
    }

    private static bool Matches(string name, string[] words) => Array.Exists(words, word => word.Length <= 3 ? name == word || name.Split('_').Contains(word) : name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
