namespace Inhaul.Review.Tests.Python.Corrections;

/// <summary>Mistakes of imports that are left open, with the corrected code that a report shows.</summary>
internal static class PairingExamples
{
    public static IReadOnlyList<CorrectionExample> All { get; } =
    [
        new("A branch of elif that lacks it, and the else that is not there", "P1", """
            def run(db, scanner_id, sub_id, mode):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                if mode == "a":
                    complete_data_importer(db, scanner_id, TOTALS, status="Finished")
                elif mode == "b":
                    pass  # nothing yet
            """,
            """
            def run(db, scanner_id, sub_id, mode):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                if mode == "a":
                    complete_data_importer(db, scanner_id, TOTALS, status="Finished")
                elif mode == "b":
                    complete_data_importer(db, scanner_id, TOTALS, status="Finished")  # nothing yet
                else:
                    complete_data_importer(db, scanner_id, TOTALS, status="Finished")
            """),

        new("A case that is missing", "P1", """
            def run(db, scanner_id, sub_id, mode):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                match mode:
                    case "a":
                        complete_data_importer(db, scanner_id, TOTALS, status="Finished")
                    case "b":
                        log.info("b")
            """,
            """
            def run(db, scanner_id, sub_id, mode):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                match mode:
                    case "a":
                        complete_data_importer(db, scanner_id, TOTALS, status="Finished")
                    case "b":
                        log.info("b")
                        complete_data_importer(db, scanner_id, TOTALS, status="Finished")
                    case _:
                        complete_data_importer(db, scanner_id, TOTALS, status="Finished")
            """),

        new("A loop that begins an import in every round", "P1", """
            def run(db, ids, sub_id):
                for scanner_id in ids:
                    insert_data_importer(db, scanner_id, sub_id, "assets")
                    print(scanner_id)
            """,
            """
            def run(db, ids, sub_id):
                for scanner_id in ids:
                    insert_data_importer(db, scanner_id, sub_id, "assets")
                    print(scanner_id)
                    # Give RECORDS_PROCESSED and RECORDS_CREATED, which this code does not know.
                    complete_data_importer(db, scanner_id, {"records_processed": RECORDS_PROCESSED, "records_created": RECORDS_CREATED}, status="Finished")
            """),

        new("A completion within a loop that may not run", "P1", """
            def run(db, scanner_id, sub_id, rows):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                for row in rows:
                    print(row)
                    complete_data_importer(db, scanner_id, TOTALS, status="Finished")
                    break
            """,
            """
            def run(db, scanner_id, sub_id, rows):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                for row in rows:
                    print(row)
                    break
                complete_data_importer(db, scanner_id, TOTALS, status="Finished")
            """),

        new("A method that completes nothing, in a file that imports only the beginning", "P1", """
            from imports.framework import insert_data_importer


            class Importer:
                def run(self, scanner_id):
                    insert_data_importer(self.db, scanner_id, self.sub_id, scanner_type='assets')

                    # The rows of the day.
                    for row in self.rows():
                        self.ops.insert_bo(row)
                    self.ops.flush()
            """,
            """
            from imports.framework import insert_data_importer, complete_data_importer
                # …
                def run(self, scanner_id):
                    insert_data_importer(self.db, scanner_id, self.sub_id, scanner_type='assets')

                    try:
                        stats = {'records_processed': 0, 'records_created': 0}
                        # The rows of the day.
                        for row in self.rows():
                            self.ops.insert_bo(row)
                            stats['records_processed'] += 1
                            stats['records_created'] += 1
                        self.ops.flush()
                        complete_data_importer(self.db, scanner_id, stats, status='Finished')
                    except Exception as e:
                        complete_data_importer(self.db, scanner_id, {}, status='Failed', error=str(e))
                        raise
            """),

        new("A bare handler", "P2", """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except:
                    log.exception("failed")
                    raise
            """,
            """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except BaseException as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    log.exception("failed")
                    raise
            """),

        new("A narrow handler and a finally", "P2", """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except ValueError as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
                finally:
                    close(db)
            """,
            """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except ValueError as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
                finally:
                    close(db)
            """),

        new("A handler that does something else first", "P2", """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    clean_up(db)
                    # Told last.
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """,
            """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    # Told last.
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    clean_up(db)
                    raise
            """),

        new("An exit of the program with a code", "P3", """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    if db.is_old:
                        sys.exit(2)
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """,
            """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    if db.is_old:
                        complete_data_importer(db, scanner_id, {}, status="Failed", error="sys.exit(2)")
                        sys.exit(2)
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),

        new("A return on the line of its condition", "P3", """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    rows = fetch(db)
                    if not rows: return
                    complete_data_importer(db, scanner_id, count(rows), status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """,
            """
            def run(db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    rows = fetch(db)
                    if not rows:
                        complete_data_importer(db, scanner_id, {"records_processed": 0, "records_created": 0}, status="Finished")
                        return
                    complete_data_importer(db, scanner_id, count(rows), status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),

        new("A round that is broken off", "P1", """
            def run(db, ids, sub_id, stats):
                for scanner_id in ids:
                    insert_data_importer(db, scanner_id, sub_id, "assets")
                    if stats.is_full:
                        break
                    complete_data_importer(db, scanner_id, stats, status="Finished")
            """,
            """
            def run(db, ids, sub_id, stats):
                for scanner_id in ids:
                    insert_data_importer(db, scanner_id, sub_id, "assets")
                    if stats.is_full:
                        complete_data_importer(db, scanner_id, stats, status="Finished")
                        break
                    complete_data_importer(db, scanner_id, stats, status="Finished")
            """),

        new("Work in the return", "P1", """
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                return work(db, stats)
            """,
            """
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    result = work(db, stats)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                    return result
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            """),

        new("A return in a finally", "P2", """
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    work(db)
                finally:
                    close(db)
                    return
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """,
            """
            def run(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, "assets")
                try:
                    work(db)
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
                finally:
                    close(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            """),
    ];
}
