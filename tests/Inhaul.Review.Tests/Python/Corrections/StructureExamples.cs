namespace Inhaul.Review.Tests.Python.Corrections;

/// <summary>Mistakes of the structure of functions, with the corrected code that a report shows.</summary>
internal static class StructureExamples
{
    public static IReadOnlyList<CorrectionExample> All { get; } =
    [
        new("Work behind the try", "P4", """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    rows = fetch(db)
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
                stats = work(rows)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """,
            """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    rows = fetch(db)
                    stats = work(rows)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),

        new("Work with a text of several lines, and comments", "P4", """"
            def run(db, scanner_id, sub_id):
              insert_data_importer(db, scanner_id, sub_id, 'assets')

              # Step 1
              stats = work(db, """
            select *
              from assets""")

              # Step 2
              complete_data_importer(db, scanner_id, stats, status='Finished')
              # Done.
            """",
            """"
            def run(db, scanner_id, sub_id):
              insert_data_importer(db, scanner_id, sub_id, 'assets')

              try:
                # Step 1
                stats = work(db, """
            select *
              from assets""")

                # Step 2
                complete_data_importer(db, scanner_id, stats, status='Finished')
                # Done.
              except Exception as e:
                complete_data_importer(db, scanner_id, {}, status='Failed', error=str(e))
                raise
            """"),

        new("A return that computes", "P5", """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                    return report(db)
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """,
            """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    stats = work(db)
                    result = report(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                    return result
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),

        new("A completion in every round", "P5", """
            def run(db, scanner_id, sub_id, rows):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    for row in rows:
                        handle(row)
                        complete_data_importer(db, scanner_id, TOTALS, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """,
            """
            def run(db, scanner_id, sub_id, rows):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    for row in rows:
                        handle(row)
                    complete_data_importer(db, scanner_id, TOTALS, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),

        new("A branch that completes and goes on", "P5", """
            def run(db, scanner_id, sub_id, rows, stats):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                if not rows:
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """,
            """
            def run(db, scanner_id, sub_id, rows, stats):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                if not rows:
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                    return
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),

        new("A finally that completes once more", "P5", """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                status = "Failed"
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
                finally:
                    complete_data_importer(db, scanner_id, {}, status=status)
            """,
            """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                status = "Failed"
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),

        new("A finally that has more to do, after a handler that goes on", "T8", """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    stats = work(db)
                    return len(stats)
                except KeyError:
                    log.error("a key is missing")
                finally:
                    close(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
            """,
            """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                    return len(stats)
                except KeyError as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    log.error("a key is missing")
                    raise
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
                finally:
                    close(db)
            """),

        new("A handler that returns", "G1", """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    return False
                return True


            def nightly(db):
                run(db, "1", "s")


            def main(db):
                nightly(db)
            """,
            """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
                return True
            """),

        new("An id that can raise", "P4", """
            def run(db, job, sub_id, stats):
                insert_data_importer(db, getattr(job, "id"), sub_id, "assets")
                complete_data_importer(db, getattr(job, "id"), stats, status="Finished")
            """,
            """
            def run(db, job, sub_id, stats):
                scanner_id = getattr(job, "id")
                insert_data_importer(db, scanner_id, sub_id, "assets")
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),

        new("A function that completes, called in a finally", "T8", """
            def finish(db, scanner_id, stats):
                complete_data_importer(db, scanner_id, stats, status="Finished")


            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    work(db)
                finally:
                    finish(db, scanner_id, stats)
            """,
            """
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    work(db)
                    finish(db, scanner_id, stats)
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),
    ];
}
