namespace Inhaul.Review.Tests.Python.Graphs;

/// <summary>Decorators, of the reviewed files and from elsewhere.</summary>
public sealed class DecoratorTests
{
    [Fact]
    public void A_decorator_from_elsewhere_changes_nothing() => Assert.Equal("P1:4", PythonCode.Verdict("""
        from elsewhere import retry
        @retry(times=3)
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            work(db)
        """));

    [Fact]
    public void A_decorator_of_the_file_that_completes() => Assert.Empty(PythonCode.Verdict("""
        import functools
        def tracked(function):
            @functools.wraps(function)
            def around(db, scanner_id, sub_id, stats):
                insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
                try:
                    function(db, scanner_id, sub_id, stats)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            return around
        @tracked
        def run(db, scanner_id, sub_id, stats):
            work(db)
        """));

    [Fact]
    public void A_decorator_of_the_file_that_completes_what_the_function_begins() => Assert.Empty(PythonCode.Verdict("""
        import functools
        def completes(function):
            @functools.wraps(function)
            def around(db, scanner_id, sub_id):
                try:
                    stats = function(db, scanner_id, sub_id)
                    complete_data_importer(db, scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                    raise
            return around
        @completes
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            return work(db)
        """));

    [Fact]
    public void A_decorator_of_the_file_that_completes_nothing() => Assert.Equal("P1:8", PythonCode.Verdict("""
        def logged(function):
            def around(*args):
                log.info("called")
                return function(*args)
            return around
        @logged
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            return work(db)
        """));

    [Fact]
    public void A_decorated_method() => Assert.Empty(PythonCode.Verdict("""
        def completes(method):
            def around(self, db, stats):
                try:
                    method(self, db, stats)
                    complete_data_importer(db, self.scanner_id, stats, status="Finished")
                except Exception as e:
                    complete_data_importer(db, self.scanner_id, {}, status="Failed", error=str(e))
                    raise
            return around
        class Importer:
            @completes
            def run(self, db, stats):
                insert_data_importer(db, self.scanner_id, "tenant", scanner_type="assets")
                work(db)
        def main(db, stats):
            Importer().run(db, stats)
        """));

    [Fact]
    public void A_decorator_with_options() => Assert.Empty(PythonCode.Verdict("""
        def completes(kind):
            def decorate(function):
                def around(db, scanner_id, sub_id):
                    try:
                        stats = function(db, scanner_id, sub_id)
                        complete_data_importer(db, scanner_id, stats, status="Finished")
                    except Exception as e:
                        complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                        raise
                return around
            return decorate
        @completes("assets")
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            return work(db)
        def main(db, scanner_id, sub_id):
            run(db, scanner_id, sub_id)
        """));

    [Fact]
    public void A_decorator_that_completes_on_success_only() => Assert.Equal("P4:11", PythonCode.Verdict("""
        def completes(function):
            def around(db, scanner_id, sub_id):
                stats = function(db, scanner_id, sub_id)
                complete_data_importer(db, scanner_id, stats, status="Finished")
                return stats
            return around
        @completes
        def run(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, "assets")
            log.info("begun")
            return work(db)
        """));
}
