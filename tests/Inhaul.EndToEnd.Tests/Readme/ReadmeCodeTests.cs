using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Readme;

/// <summary>The C# of the pages is code that is compiled and run by tests, word for word.</summary>
public sealed class ReadmeCodeTests
{
    public static TheoryData<string> Pages => ["README.md", "docs/processors.md", "docs/testing.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_paragraph_of_code_on_a_page_is_compiled_somewhere(string page)
    {
        var blocks = Page.Blocks(page).Where(block => block.Language == "csharp").ToList();
        Assert.NotEmpty(blocks);
        string[] compiled = [.. Page.SourceFiles("tests", "samples").Select(file => Lines(File.ReadAllText(file)))];
        Assert.All(
            blocks.SelectMany(block => block.Text.Split("\n\n")).Select(Lines),
            paragraph => Assert.True(Array.Exists(compiled, file => file.Contains(paragraph, StringComparison.Ordinal)), $"not compiled by any test or sample:\n{paragraph}"));
    }

    [Fact]
    public async Task The_application_of_the_readme_imports_a_file_and_tells_what_is_wrong_with_it()
    {
        using var place = new Workplace(StoreKind.Postgres);
        var path = place.PathOf(place.Write("customers.csv", "email,name,signup date,balance\nann@example.com,Ann,31.12.2023,1.50\nbob@example.com,,N/A,-1\ncy@example.com,Cy,Not on file,0\n"));
        await using var application = await ReadmeApplication.StartAsync(place.Store.Address!);
        using var report = new StringWriter();

        await application.Get<CustomerUploads>().ReceiveAsync(path, report);

        Assert.Equal(["2 inserted, 1 refused", "line 3: the value is missing, balance must not be negative"], report.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["ann@example.com|Ann|2023-12-31|1.5", "cy@example.com|Cy|∅|0"], place.Store.Rows("SELECT email, name, signup_date, balance FROM customers ORDER BY email"));
    }

    /// <summary>The lines without their indentation, each between line ends, so that only whole lines are found.</summary>
    private static string Lines(string text) => $"\n{string.Join('\n', text.Split('\n').Select(line => line.Trim()).SkipWhile(line => line.Length == 0)).TrimEnd()}\n";
}
