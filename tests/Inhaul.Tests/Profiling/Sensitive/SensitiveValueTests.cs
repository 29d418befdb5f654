using System.Text;
using Inhaul.Profiling.Sensitive;

namespace Inhaul.Tests.Profiling.Sensitive;

/// <summary>Every value here is made up, or one that its issuer publishes for tests.</summary>
public sealed class SensitiveValueTests
{
    [Theory]
    [InlineData("ann.smith+news@mail.example.org", "email")]
    [InlineData("zoë@bücher.example", "email")]
    [InlineData("4111111111111111", "payment_card")]
    [InlineData("4111 1111 1111 1111", "payment_card")]
    [InlineData("5555-5555-5555-4444", "payment_card")]
    [InlineData("2223003122003222", "payment_card")]
    [InlineData("378282246310005", "payment_card")]
    [InlineData("6011111111111117", "payment_card")]
    [InlineData("30569309025904", "payment_card")]
    [InlineData("3530111333300000", "payment_card")]
    [InlineData("DE89370400440532013000", "iban")]
    [InlineData("GB29 NWBK 6016 1331 9268 19", "iban")]
    [InlineData("fr14 2004 1010 0505 0001 3m02 606", "iban")]
    [InlineData("NO9386011117947", "iban")]
    [InlineData("123-45-6789", "us_social_security")]
    [InlineData("AB123456C", "uk_national_insurance")]
    [InlineData("ab 12 34 56 d", "uk_national_insurance")]
    [InlineData("12345678Z", "spanish_id")]
    [InlineData("X1234567L", "spanish_id")]
    [InlineData("RSSMRA85T10A562S", "italian_fiscal_code")]
    [InlineData("86095742719", "german_tax_id")]
    [InlineData("+44 20 7946 0958", "phone")]
    [InlineData("(555) 234-5678", "phone")]
    [InlineData("555-234-5678", "phone")]
    [InlineData("555.234.5678", "phone")]
    [InlineData("0049 30 1234567", "phone")]
    [InlineData("030 / 1234567", "phone")]
    public void What_is_sensitive_is_told_by_its_content(string value, string kind)
    {
        var found = Look(value);
        Assert.Equal((kind, true), (Word.Of(found!.Value.Kind), found.Value.IsConfirmed));
    }

    [Theory]
    [InlineData("4111111111111112", "payment_card")]
    [InlineData("4444444444444444", "payment_card")]
    [InlineData("DE88370400440532013000", "iban")]
    [InlineData("666-45-6789", "us_social_security")]
    [InlineData("923-45-6789", "us_social_security")]
    [InlineData("123-00-6789", "us_social_security")]
    [InlineData("BG123456A", "uk_national_insurance")]
    [InlineData("AB123456X", "uk_national_insurance")]
    [InlineData("12345678A", "spanish_id")]
    [InlineData("RSSMRA85T10A562T", "italian_fiscal_code")]
    [InlineData("86095742718", "german_tax_id")]
    [InlineData("12345678901", "german_tax_id")]
    public void What_only_looks_like_it_fails_its_check(string value, string kind)
    {
        var found = Look(value);
        Assert.Equal((kind, false), (Word.Of(found!.Value.Kind), found.Value.IsConfirmed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ann@")]
    [InlineData("@ann.example.org")]
    [InlineData("ann@localhost")]
    [InlineData("ann smith@example.org")]
    [InlineData("ann@example..org")]
    [InlineData("SO-2024-000123")]
    [InlineData("1234567890123")]
    [InlineData("9411111111111111")]
    [InlineData("1234567890")]
    [InlineData("123456789")]
    [InlineData("2025-04-03")]
    [InlineData("2025-04-03 10:20:30")]
    [InlineData("03/04/2025")]
    [InlineData("192.168.100.200")]
    [InlineData("0.123456789012")]
    [InlineData("1,234,567.89")]
    [InlineData("XX89370400440532013000")]
    [InlineData("DE8937040044053201300")]
    [InlineData("12 Main Street")]
    [InlineData("a4f0c7d2-0000-4000-8000-0123456789ab")]
    public void Other_values_are_nothing_of_the_kind(string value) => Assert.Null(Look(value));

    private static SensitiveValue? Look(string value) => SensitiveValue.Of(Encoding.UTF8.GetBytes(value));
}
