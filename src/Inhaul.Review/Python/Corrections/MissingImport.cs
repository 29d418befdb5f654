using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>Imports the function that completes from where the one that begins is imported from, when corrected code is the first of the file to call it.</summary>
internal static class MissingImport
{
    /// <summary>Adds the name to the import, where there is one and the name is not known yet.</summary>
    public static void Add(CorrectedCode code, CorrectionSite site)
    {
        var (module, name) = (site.Scope.Module, site.Rules.Complete.Names[0]);
        if (site.Rules.Complete.Names.Any(module.Bindings.ContainsKey) || site.Tracking.Completions.Any() || site.Begin?.Call.Node("func") is not { Kind: "Name" } function
            || !module.Bindings.GetValueOrDefault(function.Text("id")!, []).Exists(static binding => binding is PythonBinding.Import)
            || !code.Text.Contains($"{name}(", StringComparison.Ordinal))
        {
            return;
        }

        var import = module.Body.Find(statement => statement.Is("ImportFrom") && statement.Nodes("names").Exists(alias => (alias.Text("asname") ?? alias.Text("name")) == function.Text("id")));
        if (import?.Nodes("names") is [.., { } last])
        {
            code.Replace(last.EndLine, last.EndColumn, last.EndColumn, $", {name}");
        }
    }
}
