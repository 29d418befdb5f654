namespace Inhaul.Review.Tests.Rules;

/// <summary>T2: another id is completed than was begun.</summary>
public sealed class SameIdTests
{
    [Fact]
    public void Another_variable() => Assert.Equal("T2:3", PythonCode.Verdict("""
        def run(db, scanner_id, other_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            complete_data_importer(db, other_id, stats, status="Finished")
        """));

    [Fact]
    public void Assigned_in_between() => Assert.Equal("T2:4", PythonCode.Verdict("""
        def run(db, scanner_id, other_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            scanner_id = other_id
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Assigned_in_one_branch() => Assert.Equal("T2:5", PythonCode.Verdict("""
        def run(db, scanner_id, other_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            if other_id:
                scanner_id = other_id
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Computed_again() => Assert.Equal("P4:5 T2:5", PythonCode.Verdict("""
        import uuid
        def run(db, sub_id, stats):
            scanner_id = make_id(sub_id)
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            complete_data_importer(db, make_id(sub_id), stats, status="Finished")
        """));

    [Fact]
    public void Made_of_the_time_again() => Assert.Equal("T2:5", PythonCode.Verdict("""
        import time
        def run(db, sub_id, stats):
            scanner_id = f"assets_{time.time()}"
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            complete_data_importer(db, f"assets_{time.time()}", stats, status="Finished")
        """));

    [Fact]
    public void Two_literals() => Assert.Equal("T2:3", PythonCode.Verdict("""
        def run(db, sub_id, stats):
            insert_data_importer(db, "assets-1", sub_id, scanner_type="assets")
            complete_data_importer(db, "assets-2", stats, status="Finished")
        """));

    [Fact]
    public void Arguments_in_the_wrong_places() => Assert.Equal("T2:3", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            complete_data_importer(db, sub_id, stats, status="Finished")
        """));

    [Fact]
    public void A_counter_that_goes_on() => Assert.Equal("T2:4", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            scanner_id += 1
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void The_variable_of_a_loop() => Assert.Equal("T2:4", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats, ids):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            for scanner_id in ids:
                complete_data_importer(db, scanner_id, stats, status="Finished")
                break
            else:
                complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void In_a_helper() => Assert.Equal("T2:2", PythonCode.Verdict("""
        def finish(db, scanner_id, stats):
            complete_data_importer(db, scanner_id, stats, status="Finished")
        def run(db, scanner_id, other_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            finish(db, other_id, stats)
        """));

    [Fact]
    public void In_the_handler_only() => Assert.Equal("T2:7", PythonCode.Verdict("""
        def run(db, scanner_id, other_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, other_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void Another_attribute() => Assert.Equal("T2:4", PythonCode.Verdict("""
        class Importer:
            def run(self, db, sub_id, stats):
                insert_data_importer(db, self.scanner_id, sub_id, scanner_type="assets")
                complete_data_importer(db, self.other_id, stats, status="Finished")
        """));

    [Fact]
    public void Another_key() => Assert.Equal("T2:3", PythonCode.Verdict("""
        def run(db, job, sub_id, stats):
            insert_data_importer(db, job["id"], sub_id, scanner_type="assets")
            complete_data_importer(db, job["parent_id"], stats, status="Finished")
        """));

    [Fact]
    public void Another_name_for_the_same_value() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            same = scanner_id
            complete_data_importer(db, same, stats, status="Finished")
        """));

    [Fact]
    public void Kept_in_a_variable_before() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, stats):
            import_id = scanner_id = make_id(sub_id)
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            complete_data_importer(db, import_id, stats, status="Finished")
        """));

    [Fact]
    public void An_attribute() => Assert.Empty(PythonCode.Verdict("""
        class Importer:
            def run(self, db, sub_id, stats):
                insert_data_importer(db, self.scanner_id, sub_id, scanner_type="assets")
                complete_data_importer(db, self.scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_key() => Assert.Empty(PythonCode.Verdict("""
        def run(db, job, sub_id, stats):
            insert_data_importer(db, job["id"], sub_id, scanner_type="assets")
            complete_data_importer(db, job["id"], stats, status="Finished")
        """));

    [Fact]
    public void The_same_text_of_the_same_parts() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, day, stats):
            insert_data_importer(db, f"assets-{sub_id}-{day}", sub_id, scanner_type="assets")
            complete_data_importer(db, f"assets-{sub_id}-{day}", stats, status="Finished")
        """));

    [Fact]
    public void The_same_literal() => Assert.Empty(PythonCode.Verdict("""
        def run(db, sub_id, stats):
            insert_data_importer(db, "assets", sub_id, scanner_type="assets")
            complete_data_importer(db, "assets", stats, status="Finished")
        """));

    [Fact]
    public void As_a_text() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, str(scanner_id), sub_id, scanner_type="assets")
            complete_data_importer(db, str(scanner_id), stats, status="Finished")
        """));

    [Fact]
    public void Through_a_parameter() => Assert.Empty(PythonCode.Verdict("""
        def finish(db, import_id, stats):
            complete_data_importer(db, import_id, stats, status="Finished")
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            finish(db, scanner_id, stats)
        """));

    [Fact]
    public void What_the_call_that_begins_returns() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            import_id = insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Two_imports_with_their_own_ids() => Assert.Empty(PythonCode.Verdict("""
        def run(db, first, second, sub_id, stats):
            insert_data_importer(db, first, sub_id, scanner_type="assets")
            complete_data_importer(db, first, stats, status="Finished")
            insert_data_importer(db, second, sub_id, scanner_type="assets")
            complete_data_importer(db, second, stats, status="Finished")
        """));

    [Fact]
    public void Assigned_again_after_the_completion() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats, other_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            complete_data_importer(db, scanner_id, stats, status="Finished")
            scanner_id = other_id
        """));
}
