using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Scaffolding;

/// <summary>What <c>inhaul new processor</c> writes is compiled, run on the file it was written from, and its own test is run.</summary>
public sealed class GeneratedProcessorTests
{
    private const string Taken = "Rows_of_the_file_are_inserted";
    private const string Rejected = "A_wrong_row_of_the_file_is_rejected_with_its_reason";

    [Fact]
    public async Task The_processor_of_the_sample_refuses_what_an_import_refuses_apart_from_words_for_no_value()
    {
        using var place = new Workplace();
        place.Write("customers.csv", await File.ReadAllBytesAsync(Page.PathOf("samples/customers.csv")));
        var file = await new RealFile(place, "customers.csv", "Shop.Imports", "--key", "email").WriteAsync();
        using var code = GeneratedCode.Compile(file.Files);

        await using var application = new GeneratedApplication(place, code);

        var (byProcessor, byImport) = await application.CompareAsync(file);

        Assert.Equal((15, 17), (byProcessor.Length, byImport.Length));
        Assert.Subset(byImport.ToHashSet(), byProcessor.ToHashSet());
        Assert.Equal([Taken, Rejected], await code.RunTestsAsync("Shop.Imports"));
    }

    [Fact]
    public async Task Processors_of_odd_files_compile_without_warnings_and_take_every_row_that_an_import_takes()
    {
        using var place = new Workplace();
        var number = 0;
        RealFile[] files =
        [
            Odd("odd-headers.csv", OddFiles.OddHeaders),
            Odd("types.csv", OddFiles.Types, "--key", "no", "--column", "rate:double"),
            Odd("paid types.csv", OddFiles.Types, "--key", "no,many", "--column", "day us:date:M/d/yyyy", "--column", "seen:timestamp:yyyy-MM-dd HH:mm:ss", "--column", "sent:timestamp_tz:yyyy-MM-ddTHH:mm:sszzz", "--column", "exact:decimal"),
            Odd("2024_10_quotes.csv", OddFiles.Quotes),
            Odd("tasks.csv", OddFiles.Latin),
            Odd("a_b_c.v2.csv", OddFiles.Wide16),
            Odd("wide.csv", OddFiles.Wide),
            Odd("members.xlsx", OddFiles.Workbook),
            Odd("people.txt", OddFiles.FixedWidth),
            Odd("名前 一覧.csv", "name\nAnn\n"u8.ToArray()),
            .. OddFiles.Random(seed: 20261120, count: 15).Select((bytes, i) => Odd($"random {i}.csv", bytes)),
        ];
        foreach (var file in files)
        {
            await file.WriteAsync();
        }

        using var code = GeneratedCode.Compile(files.SelectMany(file => file.Files));
        await using var application = new GeneratedApplication(place, code);
        foreach (var file in files)
        {
            var (byProcessor, byImport) = await application.CompareAsync(file);
            Assert.True(byProcessor.Except(byImport).ToList() is [], $"{file.Namespace}: rows {string.Join(", ", byProcessor.Except(byImport))} are refused by the processor only");
            Assert.Contains(Taken, await code.RunTestsAsync(file.Namespace));
        }

        Assert.Equal(OddFiles.OddRows, application.Rows("odd_headers"));

        RealFile Odd(string name, byte[] bytes, params string[] decisions) => new(place, place.Write(name, bytes), $"Odd{++number}", decisions);
    }
}
