namespace Inhaul.Tests;

public sealed class ContentAddressTests
{
    private const string Sha256 = "abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789";

    [Theory]
    [InlineData("shot.png", ".png")]
    [InlineData("Shot.PNG", ".png")]
    [InlineData("a.tar.gz", ".gz")]
    [InlineData("/in/some.folder/shot", "")]
    [InlineData("shot.", "")]
    [InlineData(".png", ".png")]
    [InlineData("shot.p g", "")]
    [InlineData("shot.pñg", "")]
    [InlineData("shot.png%2f", "")]
    [InlineData("shot.abcdefghij", ".abcdefghij")]
    [InlineData("shot.abcdefghijk", "")]
    public void An_address_is_made_of_the_hash_and_a_sane_extension(string file, string extension)
    {
        var address = ContentAddress.Of(Sha256, file);

        Assert.Equal($"sha256/ab/cd/{Sha256}{extension}", address.ToString());
        Assert.Equal(address, ContentAddress.TryParse(address.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("shots/a.png")]
    [InlineData($"sha256/ab/ce/{Sha256}.png")]
    [InlineData($"sha256/ab/cd/{Sha256}.PNG")]
    [InlineData($"sha256/ab/cd/{Sha256}.")]
    [InlineData($"sha256/ab/cd/{Sha256}.png/../x")]
    [InlineData($"sha256/ab/cd/{Sha256}.png\n")]
    [InlineData($"/sha256/ab/cd/{Sha256}.png")]
    public void What_is_no_address_is_not_read_as_one(string text)
    {
        Assert.Null(ContentAddress.TryParse(text));
        Assert.Throws<FormatException>(() => ContentAddress.Parse(text));
    }
}
