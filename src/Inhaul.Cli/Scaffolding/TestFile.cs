using System.Globalization;

namespace Inhaul.Cli.Scaffolding;

/// <summary>Writes the test: rows of the file as they are, and what becomes of them.</summary>
internal static class TestFile
{
    private const string Indentation = "            ";

    public static string Text(ProcessorScaffold scaffold)
    {
        List<string> tests = [.. ((string?[])[Taken(scaffold), Refused(scaffold)]).OfType<string>()];
        if (tests.Count == 0)
        {
            tests.Add(Started(scaffold));
        }

        return $$"""
            using Inhaul;
            using Inhaul.Testing;
            using Xunit;

            namespace {{scaffold.Namespace}};

            public sealed class {{scaffold.Names.Processor}}Tests
            {
            {{string.Join("\n\n", tests)}}
            }

            """;
    }

    /// <summary>Where no row can be shown: at least what the processor says of itself makes sense.</summary>
    private static string Started(ProcessorScaffold scaffold) => $$"""
            [Fact]
            public async Task The_definition_is_sound()
            {
                await using var kit = await ProcessorTestKit.StartAsync<{{scaffold.Names.Processor}}>(cancellationToken: TestContext.Current.CancellationToken);
            }
        """;

    private static string? Taken(ProcessorScaffold scaffold)
    {
        if (scaffold.TakenText is not { } text)
        {
            return null;
        }

        var lines = string.Join(" and ", scaffold.Taken.Select(row => row.Line.ToString(CultureInfo.InvariantCulture)));
        return $$"""
                [Fact]
                public async Task Rows_of_the_file_are_inserted()
                {
                    await using var kit = await ProcessorTestKit.StartAsync<{{scaffold.Names.Processor}}>(cancellationToken: TestContext.Current.CancellationToken);

                    // Line{{(scaffold.Taken.Count == 1 ? "" : "s")}} {{lines}} of {{CSharpText.Comment(scaffold.File)}}.
                    var import = await kit.ImportAsync({{CSharpText.Lines(text, Indentation)}}, cancellationToken: TestContext.Current.CancellationToken);

                    Assert.Equal([{{string.Join(", ", scaffold.Taken.Select(_ => "RowOutcome.Inserted"))}}], import.Rows.Select(row => row.Outcome));
                }
            """;
    }

    private static string? Refused(ProcessorScaffold scaffold)
    {
        if (scaffold.Refused is not { } row || scaffold.RefusedText is not { } text)
        {
            return null;
        }

        var error = row.Errors[0];
        var reason = error.Column is null ? error.Message : $"{error.Column}: {error.Message}";
        return $$"""
                [Fact]
                public async Task A_wrong_row_of_the_file_is_rejected_with_its_reason()
                {
                    await using var kit = await ProcessorTestKit.StartAsync<{{scaffold.Names.Processor}}>(cancellationToken: TestContext.Current.CancellationToken);

                    // Line {{row.Line.ToString(CultureInfo.InvariantCulture)}} of {{CSharpText.Comment(scaffold.File)}}: {{CSharpText.Comment(reason)}}.
                    var import = await kit.ImportAsync({{CSharpText.Lines(text, Indentation)}}, cancellationToken: TestContext.Current.CancellationToken);

                    var row = Assert.Single(import.Rows);
                    Assert.Equal(RowOutcome.Rejected, row.Outcome);
                    Assert.Contains(row.Errors, error => error.Code == {{CSharpText.Literal(error.Code)}});
                }
            """;
    }
}
