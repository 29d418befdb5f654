using Inhaul.Schemas;

namespace Inhaul.Tests.Schemas;

public sealed class StrptimeFormatTests
{
    [Theory]
    [InlineData("%d/%m/%Y", "d/M/yyyy")]
    [InlineData("%Y%m%d", "yyyyMMdd")]
    [InlineData("%Y-%m-%dT%H:%M:%S", "yyyy-M-d\\TH:m:s")]
    [InlineData("%Y%m%d%H%M", "yyyyMMddHHmm")]
    [InlineData("%d.%m.%y", "d.M.yy")]
    [InlineData("%b %e, %Y", "MMM d, yyyy")]
    [InlineData("%A, %d %B %Y", "dddd, d MMMM yyyy")]
    [InlineData("%I:%M %p on %F", "h:m tt \\o\\n yyyy-M-d")]
    [InlineData("%F %T.%f%z", "yyyy-M-d H:m:s.FFFFFFK")]
    [InlineData("%D %R", "M/d/yy H:m")]
    [InlineData("100%% %Y'", "100\\% yyyy\\'")]
    public void A_pattern_becomes_a_format(string pattern, string format) => Assert.Equal((format, null), StrptimeFormat.ToNet(pattern));

    [Theory]
    [InlineData("%j/%Y", "%j")]
    [InlineData("%d %Z", "%Z")]
    [InlineData("%d %", "%")]
    public void A_directive_that_dates_are_not_read_by_is_named(string pattern, string unknown) => Assert.Equal((null, unknown), StrptimeFormat.ToNet(pattern));

    [Theory]
    [InlineData("d/M/yyyy", "%d/%m/%Y")]
    [InlineData("dd.MM.yyyy", "%d.%m.%Y")]
    [InlineData("yyyyMMdd", "%Y%m%d")]
    [InlineData("d MMM yyyy HH:mm:ss zzz", "%d %b %Y %H:%M:%S %z")]
    [InlineData("100% yyyy", "100%% %Y")]
    [InlineData("yyyy-MM-dd'T'HH", null)]
    [InlineData("g yyyy", null)]
    public void A_format_becomes_a_pattern(string format, string? pattern) => Assert.Equal(pattern, StrptimeFormat.FromNet(format));
}
