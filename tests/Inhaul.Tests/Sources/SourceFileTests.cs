using System.Security.Cryptography;
using System.Text;
using Inhaul.Sources;

namespace Inhaul.Tests.Sources;

public sealed class SourceFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_known_by_its_bytes()
    {
        var bytes = "id,name\n1,Ann\n"u8.ToArray();
        var source = await _folder.SourceAsync(bytes, "people.csv");
        Assert.Equal(new SourceFile(Path.Combine(_folder.Path, "people.csv"), "people.csv", 14,
            Convert.ToHexStringLower(SHA256.HashData(bytes)), new SourceEncoding("utf-8", "plain ASCII")), source);
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        var path = _folder.Write("empty.csv", "");
        Assert.Equal($"{path} is empty: there is nothing to import.", await RefusalOf(path));
    }

    [Theory]
    [InlineData("missing.csv")]
    [InlineData("no/such/folder.csv")]
    public async Task A_missing_file_is_refused(string name)
    {
        var path = Path.Combine(_folder.Path, name);
        Assert.Equal($"{path} does not exist.", await RefusalOf(path));
    }

    [Fact]
    public async Task A_folder_is_refused() => Assert.Equal($"{_folder.Path} is a folder; name a file in it.", await RefusalOf(_folder.Path));

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_with_the_way_to_raise_it()
    {
        var path = _folder.Write("large.csv", "0123456789");
        Assert.Equal(
            $"{path} has 10 bytes, more than the limit of 9. Raise it with --limit file-bytes=10 if that is meant.",
            await RefusalOf(path, new SourceLimits { FileBytes = 9 }));
    }

    [Fact]
    public async Task A_file_of_exactly_the_limit_is_read() =>
        Assert.Equal(10, (await TempFolder.SourceAtAsync(_folder.Write("f.csv", "0123456789"), new SourceLimits { FileBytes = 10 })).Bytes);

    [Fact]
    public async Task A_binary_file_is_refused_by_name()
    {
        var path = _folder.Write("rows.dat", [1, 2, .. new byte[40]]);
        Assert.Equal($"{path} is not a text file: it has zero bytes near its start. Export it as CSV and import that.", await RefusalOf(path));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    [InlineData("windows-1252")]
    public async Task Whatever_the_encoding_the_text_is_read_as_utf8(string name)
    {
        const string text = "name,price\nSeñor Müller,10\nand some more plain words,20\n";
        var source = await _folder.SourceAsync(SourceEncoding.Codec(name).GetBytes(text));
        Assert.Equal(name, source.Encoding.Name);
        using var reader = new StreamReader(source.OpenUtf8(), Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        Assert.Equal(text, await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_file_that_has_gone_is_refused_when_it_is_opened_again()
    {
        var source = await _folder.SourceAsync("a\n1\n");
        File.Delete(source.Path);
        var refusal = Assert.Throws<InvalidConfigurationException>(() => source.OpenUtf8());
        Assert.Equal($"{source.Path} does not exist.", refusal.Message);
    }

    [Fact]
    public async Task Looking_can_be_stopped()
    {
        var path = _folder.Write("f.csv", "a\n1\n");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TempFolder.SourceAtAsync(path, cancellationToken: new CancellationToken(canceled: true)));
    }

    private static async Task<string> RefusalOf(string path, SourceLimits? limits = null) =>
        (await Assert.ThrowsAsync<InvalidConfigurationException>(() => TempFolder.SourceAtAsync(path, limits))).Message;
}
