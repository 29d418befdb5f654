using System.Globalization;
using System.Text;
using Inhaul.Review.Python;
using Inhaul.Review.Tests.Generated;

namespace Inhaul.Review.Tests.Python.Corrections;

/// <summary>Corrected code is what a person would write, and the reviewer has nothing against it any more.</summary>
public sealed class CorrectionTests
{
    private const string Begin = "def run(db, scanner_id, sub_id, scanner_type):\n    insert_data_importer(db, scanner_id, sub_id, scanner_type)\n";
    private const string Failed = "complete_data_importer(db, scanner_id, {}, status=\"Failed\", error=str(e))";

    public static TheoryData<string, string, string> Mistakes() => new()
    {
        { "F1", "def run(db):\n    ops = DBOpsHelper(db)\n    for row in rows(db):\n        ops.upsert_bo(row)\n    mark_for_aggregation(db)\n    ops.flush()\n", "    ops.flush()\n    mark_for_aggregation(db)" },
        { "F2", "def run(db):\n    ops = DBOpsHelper(db)\n    for row in rows(db):\n        ops.upsert_bo(row)\n", "        ops.upsert_bo(row)\n    ops.flush()" },
        { "F2", "def run(db, once):\n    ops = DBOpsHelper(db)\n    ops.upsert_bo(once)\n    if once:\n        return 1\n    ops.flush()\n", "    if once:\n        ops.flush()\n        return 1" },
        { "F3", Begin + "    try:\n        ops = DBOpsHelper(db)\n        ops.upsert_bo(1)\n        complete_data_importer(db, scanner_id, counts(), status=\"Finished\")\n        ops.flush()\n    except Exception as e:\n        log(e)\n        raise\n",
            "        ops.flush()\n        complete_data_importer(db, scanner_id, counts(), status=\"Finished\")\n    except" },
        { "P1", Begin + "    try:\n        work()\n    except Exception as e:\n        " + Failed + "\n        raise\n    stats = counts()\n    if stats:\n        complete_data_importer(db, scanner_id, stats, status=\"Finished\")\n",
            "    else:\n        complete_data_importer(db, scanner_id, stats, status=\"Finished\")" },
        { "P2", Begin + "    try:\n        stats = work()\n        complete_data_importer(db, scanner_id, stats, status=\"Finished\")\n    except Exception:\n        raise\n", "    except Exception as e:\n        " + Failed },
        { "P3", Begin + "    try:\n        stats = work()\n        if not stats:\n            return\n        complete_data_importer(db, scanner_id, stats, status=\"Finished\")\n    except Exception as e:\n        " + Failed + "\n        raise\n",
            "            complete_data_importer(db, scanner_id, stats, status=\"Finished\")\n            return" },
        { "P4", Begin + "    rows = fetch(db)\n    try:\n        stats = work(rows)\n        complete_data_importer(db, scanner_id, stats, status=\"Finished\")\n    except Exception as e:\n        " + Failed + "\n        raise\n",
            "    try:\n        rows = fetch(db)\n        stats = work(rows)" },
        { "P4", Begin + "    stats = work(db)\n    complete_data_importer(db, scanner_id, stats, status=\"Finished\")\n", "    try:\n        stats = work(db)\n        complete_data_importer(db, scanner_id, stats, status=\"Finished\")\n    except Exception as e:\n        " + Failed + "\n        raise" },
        { "T1", "def run(db, scanner_id, sub_id, scanner_type):\n    insert_data_importer(db, scanner_id)\n    complete_data_importer(db, scanner_id, counts(), status=\"Finished\")\n", "    insert_data_importer(db, scanner_id, sub_id=sub_id, scanner_type=scanner_type)" },
        { "T2", Begin + "    complete_data_importer(db, sub_id, {\"records_processed\": 1, \"records_created\": 1}, status=\"Finished\")\n", "    complete_data_importer(db, scanner_id, {" },
        { "T4", Begin + "    try:\n        complete_data_importer(db, scanner_id, counts(), status=\"Finished\")\n    except Exception as e:\n        complete_data_importer(db, scanner_id, {}, status=\"Failed\")\n        raise\n", "        " + Failed },
        { "T6", Begin + "    complete_data_importer(db, scanner_id, counts(), status='Done')\n", "status='Finished')" },
        { "G1", Begin + "    try:\n        complete_data_importer(db, scanner_id, counts(), status=\"Finished\")\n    except Exception as e:\n        " + Failed + "\n\ndef caller(db):\n    run(db, 1, 2, 3)\n\ndef outer(db):\n    caller(db)\n", "        " + Failed + "\n        raise" },
    };

    public static TheoryData<string> Examples() => [.. CorrectionExample.All.Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_comes_with_its_correction(string rule, string code, string corrected)
    {
        var finding = PythonCode.Review(code).Findings.First(finding => finding.Rule == rule);

        Assert.Contains(corrected, finding.Fix, StringComparison.Ordinal);
        Assert.DoesNotContain(PythonCode.Review(finding.Fix).Findings, left => left.Rule == rule && left.Message == finding.Message);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Corrected_code_is_what_a_person_would_write(string name)
    {
        var example = CorrectionExample.All.Single(example => example.Name == name);

        Assert.Equal(example.Corrected, PythonCode.Review(example.Code).Findings.First(finding => finding.Rule == example.Rule).Fix, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Every_rule_has_an_example() => Assert.Equal(ReviewRules.Default.Severities.Keys.Order(StringComparer.Ordinal), CorrectionExample.All.Select(example => example.Rule).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void No_handler_is_put_in_that_does_nothing_but_raise_again()
    {
        var findings = PythonCode.Review("""
            def run(db, sub_id, fetch):
                insert_data_importer(db, "r", sub_id, scanner_type="r")
                for attempt in range(3):
                    try:
                        rows = fetch()
                        break
                    except IOError as e:
                        if attempt == 2:
                            complete_data_importer(db, "r", {}, status="Failed", error=str(e))
                            raise
                work(rows)
                complete_data_importer(db, "r", counts(rows), status="Finished")
            """).Findings;

        Assert.Equal(["P2", "P4"], findings.Select(finding => finding.Rule));
        Assert.All(findings, finding => Assert.DoesNotContain("except Exception as e:\n        raise", finding.Fix, StringComparison.Ordinal));
    }

    [Fact]
    public void What_could_not_be_decided_is_left_to_a_person()
    {
        var finding = Assert.Single(PythonCode.Review("def run(db, a, b, c):\n    insert_data_importer(db, a, b, c)\n    finish(db, a)\n").Findings);

        Assert.Equal((ReviewSeverity.Info, "", 0), (finding.Severity, finding.Fix, finding.Edits.Count));
    }

    [Fact]
    public void Other_names_statuses_and_parameters_are_those_of_the_configuration()
    {
        var rules = ReviewRules.Default with
        {
            Begin = new TrackingCall(["start_import"], [new(CallRole.Database, 0, "db"), new(CallRole.Id, 1, "import_id"), new(CallRole.Tenant, 2, "tenant"), new(CallRole.Type, 3, "kind")]),
            Complete = new TrackingCall(["end_import"], [new(CallRole.Id, 0, "import_id"), new(CallRole.Status, 1, "state"), new(CallRole.Stats, 2, "counts"), new(CallRole.Error, 3, "reason")]),
            Finished = "DONE",
            Failed = "FAILED",
            RequiredStats = ["rows"],
        };
        var report = new PythonReviewer(rules).Review([new ReviewFile("imports.py", "def run(db, job, tenant):\n    start_import(db, job, tenant, kind='assets')\n    work(db)\n"u8.ToArray())], TestContext.Current.CancellationToken);

        Assert.Equal("""
            def run(db, job, tenant):
                start_import(db, job, tenant, kind='assets')
                try:
                    work(db)
                    # Give ROWS, which this code does not know.
                    end_import(job, state='DONE', counts={'rows': ROWS})
                except Exception as e:
                    end_import(job, state='FAILED', counts={}, reason=str(e))
                    raise
            """, Assert.Single(report.Findings).Fix, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Of_a_long_function_the_head_and_what_has_changed_is_shown()
    {
        var work = string.Concat(Enumerable.Range(1, 80).Select(step => string.Create(CultureInfo.InvariantCulture, $"    step_{step} = {step}\n")));
        var fix = PythonCode.Review($"def run(db):\n    ops = DBOpsHelper(db)\n    ops.upsert_bo(1)\n{work}    mark_for_aggregation(db)\n{work}").Findings.First(finding => finding.Rule == "F1").Fix;

        Assert.StartsWith("def run(db):\n    # …\n    step_75 = 75\n", fix, StringComparison.Ordinal);
        Assert.Contains("    step_80 = 80\n    ops.flush()\n    mark_for_aggregation(db)\n", fix, StringComparison.Ordinal);
        Assert.EndsWith("    step_5 = 5", fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_that_shows_only_with_other_files_is_proven_with_them()
    {
        var findings = PythonCode.Review(
            ("jobs/run.py", "from jobs.rows import add\n\ndef run(db):\n    ops = DBOpsHelper(db)\n    add(ops, 1)\n    mark_for_aggregation(db)\n"),
            ("jobs/rows.py", "def add(ops, row):\n    ops.upsert_bo(row)\n")).Findings;

        Assert.EndsWith("    add(ops, 1)\n    ops.flush()\n    mark_for_aggregation(db)", findings.Single(finding => finding.Rule == "F1").Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_without_a_parameter_for_the_error_get_no_such_argument()
    {
        var complete = ReviewRules.Default.Complete;
        var rules = ReviewRules.Default with { Complete = complete with { Parameters = [.. complete.Parameters.Where(parameter => parameter.Role != CallRole.Error)] } };
        var code = Begin + "    try:\n        complete_data_importer(db, scanner_id, counts(), status=\"Finished\")\n    except Exception as e:\n        complete_data_importer(db, scanner_id, {}, status=\"Failed\")\n        raise\n";

        var report = new PythonReviewer(rules).Review([new ReviewFile("imports.py", Encoding.UTF8.GetBytes(code))], TestContext.Current.CancellationToken);
        Assert.All(report.Findings, finding => Assert.Empty(finding.Fix));
    }

    [Fact]
    public void Corrected_random_functions_are_Python_with_fewer_mistakes()
    {
        var generator = new ImportGenerator(seed: 5);
        var before = Review([.. Enumerable.Range(0, 50).Select(_ => ImportWriter.Write(generator.Next()))]);
        var corrected = before.Findings.Where(finding => finding.Fix.Length > 0).ToList();
        Assert.InRange(corrected.Count, 125, 250);

        var after = Review([.. corrected.Select(finding => finding.Fix)]);
        Assert.Empty(after.Notes);
        var (mistakes, left) = (Certain(before).ToLookup(finding => finding.File), Certain(after).ToLookup(finding => finding.File));
        Assert.All(corrected.Select((finding, at) => (finding, at)), pair => Assert.True(left[Name(pair.at)].Count() < mistakes[pair.finding.File].Count(), $"{pair.finding.Rule}:\n{pair.finding.Fix}"));
    }

    private static IEnumerable<Finding> Certain(ReviewReport report) => report.Findings.Where(finding => finding.Severity != ReviewSeverity.Info);

    private static string Name(int at) => string.Create(CultureInfo.InvariantCulture, $"f{at}.py");

    private static ReviewReport Review(IReadOnlyList<string> codes) =>
        new PythonReviewer(ReviewRules.Default).Review([.. codes.Select((code, at) => new ReviewFile(Name(at), Encoding.UTF8.GetBytes(code)))], TestContext.Current.CancellationToken);
}
