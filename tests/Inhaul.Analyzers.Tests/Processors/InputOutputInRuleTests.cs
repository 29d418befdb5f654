using Inhaul.Analyzers.Processors;

namespace Inhaul.Analyzers.Tests.Processors;

public sealed class InputOutputInRuleTests
{
    [Theory]
    [InlineData("""
        protected override async ValueTask ValidateAsync(Order row, RowFindings errors, ImportContext context, CancellationToken cancellationToken)
        {
            await http.GetAsync("https://example.org/" + row.Id, cancellationToken); // INH3002
            if (!File.Exists(row.Id)) // INH3002
            {
                errors.Add("id", "has no file");
            }
        }
        """)]
    [InlineData("protected override bool ShouldSkip(Order row, ImportContext context) => File.ReadAllText(\"skipped.txt\").Contains(row.Id); // INH3002")]
    [InlineData("protected override void Define(RowImport<Order> import) => import.Rule(row => File.Exists(row.Id), \"id\", \"must be a file\"); // INH3002")]
    [InlineData("""
        protected override void Define(RowImport<Order> import) => import.Validate((row, errors) =>
        {
            using var stream = new FileStream(row.Id, FileMode.Open); // INH3002
        });
        """)]
    public Task A_rule_that_asks_the_network_or_a_file_is_found(string members) => Findings.AreMarkedAsync<InputOutputInRule>(RowCode.Beside(members));

    [Theory]
    [InlineData("""
        protected override async ValueTask ValidateAsync(Order row, RowFindings errors, ImportContext context, CancellationToken cancellationToken)
        {
            var known = await context.LookupAsync<string, long>("SELECT code, id FROM article", cancellationToken);
            if (!known.ContainsKey(row.Id) || Path.GetExtension(row.Id) == ".txt" || !System.Net.IPAddress.TryParse(row.Id, out _))
            {
                errors.Add("id", "is not known");
            }
        }
        """)]
    [InlineData("protected override async Task OnImportStartAsync(ImportContext context, CancellationToken cancellationToken) => await http.GetAsync(\"https://example.org\", cancellationToken);")]
    [InlineData("private static bool Exists(string path) => File.Exists(path);")]
    public Task Other_rules_and_other_code_are_left_alone(string members) => Findings.AreMarkedAsync<InputOutputInRule>(RowCode.Beside(members));
}
