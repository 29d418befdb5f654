using Inhaul.Sources;

namespace Inhaul.Tests.Sources;

public sealed class Crc32Tests
{
    [Fact]
    public void The_checksum_is_the_one_that_everybody_computes_also_piece_by_piece()
    {
        var checksum = new Crc32();
        Assert.Equal(0u, checksum.Value);
        checksum.Append("1234"u8);
        checksum.Append("56789"u8);
        Assert.Equal(0xCBF43926, checksum.Value);
    }
}
