using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Inhaul.Cli.Output;
using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul rows</c>: every row with its outcome and its text as it stood in the input.</summary>
internal static class RowsCommand
{
    public static Command Create(Terminal terminal)
    {
        var outcome = new Option<string?>("--outcome") { Description = $"Only rows with this outcome: {string.Join(", ", Word.All<RowOutcome>())}" };
        var limit = new Option<long>("--limit") { Description = "How many rows at most", DefaultValueFactory = _ => 1000 };
        var command = StoreCommand.OnImport("rows", "Lists rows with their outcome.", async (parsed, store, import, cancellationToken) =>
        {
            import.RequireEngine("listed row by row", $"see its counts with 'inhaul show {import.Id}'");
            var wanted = parsed.GetValue(outcome) is { } word ? Word.Parse<RowOutcome>(word) : (RowOutcome?)null;
            var most = (int)Math.Min(int.MaxValue - 1, parsed.GetValue(limit));
            var json = CommonOptions.IsJson(parsed) ? new JsonArray() : null;
            var shown = 0;
            await foreach (var row in ReadAsync(store, import, wanted, cancellationToken))
            {
                if (shown++ == most)
                {
                    await terminal.Errors.WriteLineAsync($"there are more; these are the first {most}. Raise --limit to see them.");
                    break;
                }

                if (json is null)
                {
                    await terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{row.Row,10}  line {row.Line,-10}  {Word.Of(row.Outcome),-10}  {row.Raw}"));
                }
                else
                {
                    json.Add((JsonNode)new JsonObject { ["row"] = row.Row, ["line"] = row.Line, ["byteOffset"] = row.ByteOffset, ["outcome"] = Word.Of(row.Outcome), ["raw"] = row.Raw });
                }
            }

            if (json is not null)
            {
                await Json.WriteAsync(terminal.Output, json);
            }

            return ExitCode.Ok;
        });
        command.Options.Add(outcome);
        command.Options.Add(limit);
        return command;
    }

    private static async IAsyncEnumerable<ListedRow> ReadAsync(
        IImportStore store, ImportRecord import, RowOutcome? wanted, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            if (wanted is { } outcome && chunk.Counts[outcome] == 0)
            {
                continue;
            }

            foreach (var row in await ReadAsync(store, import, chunk, wanted, cancellationToken))
            {
                yield return row;
            }
        }
    }

    private static async Task<List<ListedRow>> ReadAsync(IImportStore store, ImportRecord import, ChunkRecord chunk, RowOutcome? wanted, CancellationToken cancellationToken)
    {
        var raw = await store.ReadRawAsync(import, chunk.Number, cancellationToken);
        var source = import.Options.Sources[chunk.Source];
        var rows = new List<ListedRow>();
        RawRows.ForEach(raw, source.Layout, import.Options.Limits, index => wanted is not { } outcome || chunk.Outcomes[index] == (byte)outcome, (index, records) => rows.Add(new ListedRow(
            chunk.Position.FirstRow + index,
            chunk.Position.FirstLine + records.Line - 1,
            chunk.ByteOffset + source.File.Encoding.SourceBytes(raw.AsSpan(0, (int)records.Offset)),
            (RowOutcome)chunk.Outcomes[index],
            RowMapper.Shorten(records.Raw, RowMapper.LongestRaw))));
        return rows;
    }

    private sealed record ListedRow(long Row, long Line, long ByteOffset, RowOutcome Outcome, string Raw);
}
