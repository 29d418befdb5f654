using System.Text.RegularExpressions;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests;

/// <summary>The commands of README.md are run as they stand there, one after the other, and print what it shows.</summary>
public sealed partial class ReadmeTests
{
    private const string Run = "dotnet run --project src/Inhaul.Cli -- ";

    /// <summary>The database of the readme; a real one stands in for it.</summary>
    private const string Shop = "postgres://ann@localhost/shop";

    private const string InBackground = " &";

    [Fact]
    public async Task Every_command_of_the_readme_runs_and_prints_what_the_readme_shows()
    {
        using var place = new Workplace();
        using var shop = StoreDatabase.Create();
        Directory.CreateDirectory(place.PathOf("samples"));
        foreach (var sample in (string[])["samples/customers.csv", "samples/nightly_import.py"])
        {
            File.Copy(Page.PathOf(sample), place.PathOf(sample));
        }

        var commands = 0;
        using var running = new RunningCommands();
        foreach (var (command, shown) in Commands())
        {
            var isInBackground = command.EndsWith(InBackground, StringComparison.Ordinal);
            var line = (await WithIdAsync(place, isInBackground ? command[..^InBackground.Length] : command)).Replace(Shop, shop.Address, StringComparison.Ordinal);
            string[] arguments = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            commands++;
            if (isInBackground)
            {
                running.Add(place.Start(arguments));
                continue;
            }

            var result = await place.RunAsync(arguments);
            Assert.True(result.ExitCode is 0 or 3, $"{result}");
            if (shown is not null)
            {
                AssertShown(shown, result.Output);
            }
        }

        Assert.True(commands >= 5, $"only {commands} commands were found in the readme");
        Assert.Equal(["971|971"], shop.Rows("SELECT (SELECT count(*) FROM customers), (SELECT count(*) FROM clients)"));
    }

    [Fact]
    public void The_readme_shows_the_usage_of_every_command_there_is()
    {
        var usage = Page.Blocks("README.md").Single(block => block.Text.StartsWith("inhaul import <path>…", StringComparison.Ordinal)).Text;
        var commands = Inhaul.Cli.Commands.InhaulCommand.Create(new Inhaul.Cli.Output.Terminal(TextWriter.Null, TextWriter.Null)).Subcommands;
        foreach (var command in commands)
        {
            Assert.Matches($@"\b{command.Name}\b", usage);
            Assert.All(command.Options.Where(option => !option.Recursive && option.Name is not ("--help" or "--limit" or "--workers" or "--errors-to")), option => Assert.Contains(option.Name, usage, StringComparison.Ordinal));
        }
    }

    /// <summary>The output is what is shown; an ellipsis on the last line stands for the rest of it.</summary>
    private static void AssertShown(string shown, string output)
    {
        var stable = Stable(shown);
        if (stable.EndsWith("\n…", StringComparison.Ordinal))
        {
            Assert.StartsWith(stable[..^2], Stable(output), StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(stable, Stable(output));
        }
    }

    /// <summary>The commands, each with the output that the readme shows right behind it.</summary>
    private static IEnumerable<(string Command, string? Shown)> Commands()
    {
        var blocks = Page.Blocks("README.md");
        for (var i = 0; i < blocks.Count; i++)
        {
            var lines = blocks[i].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (blocks[i].Language != "sh" || !(lines[0].StartsWith(Run, StringComparison.Ordinal) || lines[0].StartsWith("inhaul ", StringComparison.Ordinal)))
            {
                continue;
            }

            var shown = lines.Length == 1 && i + 1 < blocks.Count && blocks[i + 1].Language == "text" && !blocks[i + 1].Text.StartsWith("inhaul", StringComparison.Ordinal)
                ? blocks[i + 1].Text
                : null;
            foreach (var line in lines)
            {
                yield return (line.Replace(Run, "", StringComparison.Ordinal).Replace("inhaul ", "", StringComparison.Ordinal), shown);
            }
        }
    }

    private static async Task<string> WithIdAsync(Workplace place, string command)
    {
        if (!command.Contains("$ID", StringComparison.Ordinal))
        {
            return command;
        }

        var list = (await place.RunAsync("list", "--output", "json")).Expect(0);
        return command.Replace("$ID", list.Json[0].GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    /// <summary>The text without what differs from run to run: ids, seconds and rates.</summary>
    private static string Stable(string text) => Changing().Replace(text, "~").Trim();

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f-]{27}|in [0-9.]+ s \([0-9,]+ rows/s\)|  [0-9.]+ s$", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Changing();
}
