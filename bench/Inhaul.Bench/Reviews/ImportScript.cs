using System.Globalization;
using System.Text;

namespace Inhaul.Bench.Reviews;

/// <summary>One function that imports. Some are right, most have one of the usual mistakes.</summary>
internal sealed class ImportScript(RowRandom random)
{
    private readonly StringBuilder _text = new();
    private RowRandom _random = random;
    private int _choices;
    private bool _hasHelpers;

    /// <summary>Its source.</summary>
    public string Of(string name)
    {
        _hasHelpers = Chance(3);
        var hasTwo = Chance(3);
        Add(0, $"def {name}(db, sub_id, config):");
        Add(1, "scanner_id = f\"scanner_{int(time.time())}_{sub_id}\"");
        Add(1, "insert_data_importer(db, scanner_id, sub_id, scanner_type=\"my_scanner\")");
        Add(1, "try:");
        Add(2, "ops = DBOpsHelper(db, sub_id, batch_size=1000)");
        if (hasTwo)
        {
            Add(2, "links = DBOpsHelper(db, sub_id)");
        }

        Add(2, "stats = {\"records_processed\": 0, \"records_created\": 0}");
        Rows(2, hasTwo);
        Add(2, "ops.flush()");
        if (hasTwo && !Chance(4))
        {
            Add(2, "links.flush()");
        }

        Add(2, "mark_for_aggregation(db, sub_id)");
        Add(2, _hasHelpers ? "_finish(db, scanner_id, stats)" : "complete_data_importer(db, scanner_id, stats, status=\"Finished\")");
        Handler(1);
        if (Chance(5))
        {
            Add(1, "finally:");
            Add(2, "release(config)");
        }

        Add(0, "");
        Add(0, "");
        return _text.ToString();
    }

    private void Rows(int depth, bool hasTwo)
    {
        var loops = 1 + _random.Next(3);
        for (var loop = 0; loop < loops; loop++)
        {
            Work(depth);
            Add(depth, $"for record in fetch_{loop}(config):");
            Work(depth + 1);
            Add(depth + 1, "if not record:");
            Add(depth + 2, Chance(6) ? "return" : Chance(3) ? "break" : "continue");
            if (Chance(3))
            {
                Guarded(depth + 1);
            }
            else if (Chance(3))
            {
                Add(depth + 1, "for part in record.parts:");
                Write(depth + 2, "ops", "part");
            }
            else
            {
                Write(depth + 1, "ops", "record");
            }

            if (hasTwo && Chance(2))
            {
                Add(depth + 1, "links.upsert_bo(link_of(record))");
            }

            Add(depth + 1, "stats[\"records_processed\"] += 1");
        }
    }

    private void Guarded(int depth)
    {
        Add(depth, "try:");
        Work(depth + 1);
        Write(depth + 1, "ops", "record");
        Add(depth, Chance(2) ? "except ValueError:" : "except (KeyError, TypeError) as problem:");
        Add(depth + 1, "log.warning(\"skipped %s\", record)");
        Add(depth + 1, Chance(3) ? "raise" : "continue");
    }

    private void Write(int depth, string buffer, string row)
    {
        Add(depth, $"bo = transform_to_bo({row})");
        if (_hasHelpers)
        {
            Add(depth, $"_store({buffer}, bo)");
            return;
        }

        Add(depth, $"{buffer}.upsert_bo(bo, fingerprint=calc_fingerprint(bo))");
    }

    private void Work(int depth)
    {
        for (var steps = _random.Next(5); steps > 0; steps--)
        {
            if (Chance(3))
            {
                Add(depth, string.Create(CultureInfo.InvariantCulture, $"if config.option_{_choices++}:"));
                Add(depth + 1, "prepare(config)");
            }
            else
            {
                Add(depth, string.Create(CultureInfo.InvariantCulture, $"value_{steps} = compute(config, {steps})"));
            }
        }
    }

    private void Handler(int depth)
    {
        if (Chance(4))
        {
            Add(depth, "except ConnectionError as e:");
            Add(depth + 1, "complete_data_importer(db, scanner_id, {}, status=\"Failed\", error=\"no connection\")");
            Add(depth + 1, "raise");
        }

        Add(depth, "except Exception as e:");
        Add(depth + 1, "log.error(\"failed\")");
        if (!Chance(3))
        {
            Add(depth + 1, _hasHelpers ? "_fail(db, scanner_id, e)" : "complete_data_importer(db, scanner_id, {}, status=\"Failed\", error=str(e))");
        }

        Add(depth + 1, "raise");
    }

    private bool Chance(int of) => _random.Next(of) == 0;

    private void Add(int depth, string text) => _text.Append(' ', depth * 4).Append(text).Append('\n');
}
