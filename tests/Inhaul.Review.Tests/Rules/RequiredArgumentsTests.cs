namespace Inhaul.Review.Tests.Rules;

/// <summary>T1: the call that begins an import lacks the database, the id, the tenant or the type.</summary>
public sealed class RequiredArgumentsTests
{
    [Fact]
    public void No_type() => Assert.Equal("T1:2", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void No_tenant() => Assert.Equal("T1:2", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, scanner_type="assets")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void No_id() => Assert.Equal("T1:2", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db=db, sub_id=sub_id, scanner_type="assets")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void No_database() => Assert.Equal("T1:2", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(scanner_id=scanner_id, sub_id=sub_id, scanner_type="assets")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Nothing_at_all() => Assert.Equal("T1:2", PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer()
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_partial_that_gives_too_little() => Assert.Equal("T1:4", PythonCode.Verdict("""
        import functools
        begin = functools.partial(insert_data_importer, db)
        def run(db, scanner_id, sub_id, stats):
            begin(scanner_id, sub_id)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void All_by_position() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, "assets", "Running")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void All_by_keyword() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(scanner_type="assets", sub_id=sub_id, scanner_id=scanner_id, db=db)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void No_status_means_running() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, sub_id, "assets")
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void What_is_not_shown() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, stats):
            insert_data_importer(db, scanner_id, ...)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Arguments_from_a_list() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, stats, *rest):
            insert_data_importer(db, scanner_id, *rest)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void Arguments_from_a_dictionary() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, stats, **options):
            insert_data_importer(db, scanner_id, **options)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));

    [Fact]
    public void A_partial_that_gives_the_rest() => Assert.Empty(PythonCode.Verdict("""
        import functools
        begin = functools.partial(insert_data_importer, scanner_type="assets")
        def run(db, scanner_id, sub_id, stats):
            begin(db, scanner_id, sub_id)
            complete_data_importer(db, scanner_id, stats, status="Finished")
        """));
}
