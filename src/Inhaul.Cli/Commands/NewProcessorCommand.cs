using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Inhaul.Cli.Output;
using Inhaul.Cli.Scaffolding;
using Inhaul.Parsing;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul new processor</c>: a record, a processor and a test from a real file.</summary>
internal sealed class NewProcessorCommand
{
    private readonly Option<string> _from = new("--from") { Description = "The file that the processor is for", Required = true };
    private readonly Option<string?> _name = new("--name") { Description = "What the processor is called, such as CustomerData (default: from the file's name, so that the import type is that of 'inhaul import')" };
    private readonly Option<string?> _namespace = new("--namespace") { Description = "The namespace (default: that of the project which the folder belongs to)" };
    private readonly Option<string> _into = new("--into") { Description = "The folder to write to (default: the working directory)", DefaultValueFactory = _ => "." };
    private readonly Option<string?> _testInto = new("--test-into") { Description = "The folder to write the test to (default: beside the processor)" };
    private readonly Option<string?> _table = new("--table") { Description = "The table to fill (default: the import type)" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace files that are there already" };
    private readonly Terminal _terminal;

    private NewProcessorCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var processor = new NewProcessorCommand(terminal);
        var command = new Command("processor", "Writes a record, a processor and a test from a real file.")
        {
            processor._from, processor._name, processor._namespace, processor._into, processor._testInto, InputOptions.Key, processor._table, InputOptions.Column,
            processor._force, InputOptions.Limit,
        };
        ParseSettings.AddTo(command);
        command.SetAction(processor.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetValue(_into)!;
        var request = new ProcessorRequest
        {
            Path = parsed.GetValue(_from)!,
            Name = parsed.GetValue(_name),
            Namespace = parsed.GetValue(_namespace),
            Folder = folder,
            TestFolder = parsed.GetValue(_testInto) ?? folder,
            Key = InputOptions.KeyOf(parsed),
            Table = parsed.GetValue(_table),
            Columns = InputOptions.ColumnsOf(parsed),
            Parse = ParseSettings.Of(parsed),
            Limits = InputOptions.LimitsOf(parsed),
        };
        var scaffold = await ProcessorScaffold.OfAsync(request, cancellationToken);
        var files = ScaffoldFile.Of(scaffold, request);
        await ScaffoldFile.WriteAsync(files, parsed.GetValue(_force), cancellationToken);
        if (CommonOptions.IsJson(parsed))
        {
            await Json.WriteAsync(_terminal.Output, ToJson(scaffold, files));
        }
        else
        {
            await TellAsync(scaffold, files, request);
        }

        return ExitCode.Ok;
    }

    private async Task TellAsync(ProcessorScaffold scaffold, IReadOnlyList<ScaffoldFile> files, ProcessorRequest request)
    {
        var (output, names) = (_terminal.Output, scaffold.Names);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{scaffold.File}: {scaffold.Rows:N0} rows, {scaffold.Columns.Count} columns, to be imported as {names.Type}"));
        await output.WriteLineAsync($"key: {(scaffold.Key.Count == 0 ? "none" : string.Join(",", scaffold.Key.Select(column => column.Field.Source)))}{(scaffold.KeyWhy is { } why ? $" ({why})" : "")}");
        foreach (var note in scaffold.Notes)
        {
            await output.WriteLineAsync($"note: {note}");
        }

        foreach (var file in files)
        {
            await output.WriteLineAsync($"wrote {file.Path}");
        }

        if (scaffold.RealRows > 0)
        {
            await output.WriteLineAsync($"The test holds {scaffold.RealRows} real rows of {scaffold.File}: take out what must not be kept in code.");
        }

        await output.WriteLineAsync($"""

            next, in your project:
              reference     Inhaul and Inhaul.Sqlite or Inhaul.Postgres; for the test Inhaul.Testing and xunit.v3
              register      services.AddInhaul(inhaul => inhaul.UseSqlite("inhaul.db").AddProcessorsFrom<{names.Processor}>());
              import        await client.ImportFileAsync({CSharpText.Literal(names.Type)}, {CSharpText.Literal(request.Path)}{Submission(request.Parse)});
              test          dotnet test
            """);
    }

    /// <summary>What code has to say of how the file is read; nothing when nothing was said here.</summary>
    private static string Submission(ParseOptions parse)
    {
        (string Name, string? Value)[] options =
        [
            (nameof(parse.Records), parse.Records is { } records ? CSharpText.Literal(records) : null),
            (nameof(parse.Sheet), parse.Sheet is { } sheet ? CSharpText.Literal(sheet) : null),
            (nameof(parse.HeaderRow), parse.HeaderRow?.ToString(CultureInfo.InvariantCulture)),
            (nameof(parse.Widths), parse.Widths is { } widths ? CSharpText.Literal(widths) : null),
            (nameof(parse.NoHeader), parse.NoHeader ? "true" : null),
        ];
        var said = options.Where(option => option.Value is not null).Select(option => $"{option.Name} = {option.Value}").ToList();
        return said.Count == 0 ? "" : $", new ImportSubmission {{ {string.Join(", ", said)} }}";
    }

    private static JsonObject ToJson(ProcessorScaffold scaffold, IReadOnlyList<ScaffoldFile> files) => new()
    {
        ["files"] = Texts(files.Select(file => file.Path)),
        ["type"] = scaffold.Names.Type,
        ["record"] = scaffold.Names.Record,
        ["processor"] = scaffold.Names.Processor,
        ["namespace"] = scaffold.Namespace,
        ["table"] = scaffold.Table,
        ["key"] = Texts(scaffold.Key.Select(column => column.Field.Source)),
        ["keyWhy"] = scaffold.KeyWhy,
        ["rows"] = scaffold.Rows,
        ["realRowsInTest"] = scaffold.RealRows,
        ["columns"] = new JsonArray([.. scaffold.Columns.Select(column => new JsonObject
        {
            ["name"] = column.Field.Source,
            ["property"] = column.Property,
            ["type"] = Word.Of(column.Field.Type),
            ["csharp"] = column.CSharpType,
            ["format"] = column.Field.Format,
            ["nullWords"] = Texts(column.Field.NullWords ?? []),
            ["why"] = column.Evidence,
        })]),
        ["notes"] = Texts(scaffold.Notes),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
