using System.CommandLine;
using Inhaul.Cli.Output;
using Inhaul.Cli.Output.Profiles;
using Inhaul.Intake;
using Inhaul.Mapping.Suggesting;
using Inhaul.Profiling;
using Inhaul.Profiling.Sensitive;
using Inhaul.Sources;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul profile</c>: what is in a file, with the evidence for every type, before anything is loaded.</summary>
internal sealed class ProfileCommand
{
    private readonly Argument<string> _path = new("path") { Description = "A file, a URL (https://…, s3://bucket/key), or - for standard input" };
    private readonly Option<string?> _table = new("--table") { Description = "Also tell what an existing table of the store would refuse, such as values that are too long for their column" };
    private readonly Option<string?> _html = new("--html") { Description = "Also write the profile as a page, a file that needs nothing else" };
    private readonly Option<bool> _showSensitive = new("--show-sensitive") { Description = "Show sensitive values as they are, instead of masked" };

    private ProfileCommand()
    {
    }

    public static Command Create(Terminal terminal)
    {
        var profile = new ProfileCommand();
        var command = new Command("profile", "Tells what is in a file: columns, types with evidence, fill rate, frequent values, keys, sensitive data, problems.")
        {
            profile._path, InputOptions.Key, profile._table, profile._html, profile._showSensitive, InputOptions.Name, InputOptions.Entry, InputOptions.Limit,
        };
        ParseSettings.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = await profile.RunAsync(parsed, cancellationToken);
            if (parsed.GetValue(profile._html) is { } path)
            {
                await WriteAsync(path, ProfilePage.Of(report), cancellationToken);
            }

            if (CommonOptions.IsJson(parsed))
            {
                await Json.WriteAsync(terminal.Output, ProfileJson.Of(report));
            }
            else
            {
                ProfileText.Write(terminal.Results, report);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private async Task<ProfileReport> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (limits, parse) = (InputOptions.LimitsOf(parsed), ParseSettings.Of(parsed));
        await using var input = new InputReading([parsed.GetValue(_path)!], parsed.GetValue(InputOptions.Name), parsed.GetValue(InputOptions.Entry)!, parse.Sheet, limits, _ => { }, cancellationToken);
        await using var early = new EarlyProfile(await input.BeginAsync(), parse, limits, parsed.GetValue(_showSensitive), cancellationToken);
        var (files, found) = await input.FindAsync();
        var profile = await early.OfAsync(found.Only);
        var key = InputOptions.KeyOf(parsed) is { Count: > 0 } columns ? Masked(KeyRepeatSearch.Count(found.Only, parse, limits, profile.Layout, columns, cancellationToken), profile) : null;
        return new ProfileReport(profile, found.Notes, key, parsed.GetValue(_table) is { } table ? await PreviewAsync(parsed, table, files[0], profile, cancellationToken) : null);
    }

    private static async Task<TablePreview> PreviewAsync(ParseResult parsed, string table, InputFile file, SourceProfile profile, CancellationToken cancellationToken)
    {
        var address = CommonOptions.StoreOf(parsed);
        await using var store = await StoreOpener.RehearseAsync(address, cancellationToken);
        var target = await store.Target.DescribeAsync(table, cancellationToken)
            ?? throw new InvalidConfigurationException($"--table {table}: there is no such table in {StoreOpener.Display(address)}. Name one that exists, or leave it out.");
        var decisions = await store.Mappings.ReadAsync(CommonOptions.TenantOf(parsed), ImportType.FromFileName(file.Name), cancellationToken);
        return TablePreview.Of(profile, target, new MappingKnowledge(AliasTable.None, decisions));
    }

    /// <summary>Keys of a masked column are masked like everything else of it.</summary>
    private static KeyRepeats Masked(KeyRepeats key, SourceProfile profile)
    {
        bool[] isMasked = [.. key.Columns.Select(column => profile.Columns[profile.Layout.IndexOf(column)].IsMasked)];
        string[] names = [.. key.Columns.Select(column => profile.Columns[profile.Layout.IndexOf(column)].Name)];
        return key with { Columns = names, Examples = [.. key.Examples.Select(example => example with { Values = [.. example.Values.Select((value, i) => isMasked[i] ? Mask.Of(value) : value)] })] };
    }

    private static async Task WriteAsync(string path, string page, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(path, page, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException($"--html {path} cannot be written: {exception.Message}");
        }
    }
}
