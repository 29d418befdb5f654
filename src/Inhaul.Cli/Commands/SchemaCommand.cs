using System.CommandLine;
using Inhaul.Cli.Output;
using Inhaul.Profiling;
using Inhaul.Schemas;
using Inhaul.Writing;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul schema</c>: the Table Schema that a file gives, or that a table has, to be kept beside the data and imported by.</summary>
internal sealed class SchemaCommand
{
    private readonly Argument<string?> _path = new("path") { Description = "A file, a URL (https://…, s3://bucket/key), or - for standard input", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _table = new("--table") { Description = "Write the schema of an existing table of the store instead of a file's" };
    private readonly Option<string?> _to = new("--to") { Description = "The file to write (default: standard output)" };

    private SchemaCommand()
    {
    }

    public static Command Create(Terminal terminal)
    {
        var schema = new SchemaCommand();
        var command = new Command("schema", "Writes the Table Schema that a file's values give, or that a table has; 'inhaul import --schema' reads it.")
        {
            schema._path, InputOptions.Key, schema._table, schema._to, InputOptions.Name, InputOptions.Entry, InputOptions.Limit,
        };
        ParseSettings.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var to = Checked(parsed.GetValue(schema._to));
            var text = await schema.RunAsync(parsed, cancellationToken);
            if (to is null)
            {
                await terminal.Output.WriteAsync(text);
            }
            else
            {
                await WriteAsync(to, text, cancellationToken);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private async Task<string> RunAsync(ParseResult parsed, CancellationToken cancellationToken) => (parsed.GetValue(_path), parsed.GetValue(_table)) switch
    {
        ({ } path, null) => await OfFileAsync(parsed, path, cancellationToken),
        (null, { } table) => await OfTableAsync(parsed, table, cancellationToken),
        _ => throw new InvalidConfigurationException("Name a file, or a table with --table: a schema is of one of them."),
    };

    private static async Task<string> OfFileAsync(ParseResult parsed, string path, CancellationToken cancellationToken)
    {
        var (limits, parse) = (InputOptions.LimitsOf(parsed), ParseSettings.Of(parsed));
        await using var input = new InputReading([path], parsed.GetValue(InputOptions.Name), parsed.GetValue(InputOptions.Entry)!, parse.Sheet, limits, _ => { }, cancellationToken);
        var (_, found) = await input.FindAsync();
        var profile = await Profiler.ProfileAsync(found.Only, parse, limits, showSensitive: true, cancellationToken);
        string[] key = [.. InputOptions.KeyOf(parsed).Select(name => profile.Layout.IndexOf(name) is >= 0 and var position
            ? profile.Layout.Columns[position]
            : throw new InvalidConfigurationException($"--key {name}: {found.Only.Name} has no column '{name}'; it has {NameList.Of(profile.Layout.Columns)}."))];
        return SchemaWriter.Write(Without(SchemaOfProfile.Of(profile), key), key);
    }

    private static async Task<string> OfTableAsync(ParseResult parsed, string name, CancellationToken cancellationToken)
    {
        var address = CommonOptions.StoreOf(parsed);
        await using var store = await StoreOpener.RehearseAsync(address, cancellationToken);
        var table = await store.Target.DescribeAsync(name, cancellationToken)
            ?? throw new InvalidConfigurationException($"--table {name}: there is no such table in {StoreOpener.Display(address)}. Name one that exists.");
        IReadOnlyList<string> key = InputOptions.KeyOf(parsed) is { Count: > 0 } said ? said : table.PrimaryKey;
        return SchemaWriter.Write(Without([.. table.Columns.Where(column => !column.IsGenerated && column.Refusal is null).Select(column => Of(column, table))], key), key, table.Name);
    }

    private static WrittenField Of(TargetColumn column, TargetTable table) => new(column.Name, column.Type, null)
    {
        IsRequired = column.IsRequired,
        IsUnique = table.UniqueKeys.Any(unique => unique is [var one] && one == column.Name),
        MaxLength = column.Type == ColumnType.Text ? column.MaxLength : null,
    };

    /// <summary>The fields without what a key says by itself: that it is there, and which of several rows with one is written.</summary>
    private static IReadOnlyList<WrittenField> Without(IReadOnlyList<WrittenField> fields, IReadOnlyList<string> key) =>
        [.. fields.Select(field => key.Contains(field.Name, StringComparer.OrdinalIgnoreCase) ? field with { IsRequired = false, IsUnique = false } : field)];

    /// <summary>A schema is written by people, too: one that is there is not written over.</summary>
    private static string? Checked(string? path) => path is null || !File.Exists(path)
        ? path
        : throw new InvalidConfigurationException($"--to {path}: the file is there already. Take another name, or delete it first.");

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(path, text, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidConfigurationException($"--to {path} cannot be written: {exception.Message}");
        }
    }
}
