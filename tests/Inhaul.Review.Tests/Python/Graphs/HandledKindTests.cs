namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>What handlers take, where it is not written as a name.</summary>
public sealed class HandledKindTests
{
    [Fact]
    public void Kinds_of_the_object_are_not_known() => Assert.Empty(PythonCode.Verdict("""
        class I:
            def run(self, db, scanner_id, sub_id):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                try:
                    stats = work(db)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except self.errors as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
        """));

    [Fact]
    public void Kinds_that_are_given_are_not_known() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id, errors):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except errors as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void A_kind_of_a_library_is_narrow() => Assert.Equal("P2:4", PythonCode.Verdict("""
        import requests
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except requests.RequestException as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));

    [Fact]
    public void Kinds_that_are_put_together_are_not_known() => Assert.Empty(PythonCode.Verdict("""
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = work(db)
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except (ValueError,) + OTHERS as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise
        """));
}
