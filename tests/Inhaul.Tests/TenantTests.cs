namespace Inhaul.Tests;

public sealed class TenantTests
{
    [Theory]
    [InlineData("default")]
    [InlineData("acme")]
    [InlineData("acme/spring-audit")]
    [InlineData("A.b_c-9/1/2")]
    public void A_tenant_is_a_path_of_plain_words(string name) => Assert.Equal(name, Tenant.Parse(name));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/acme")]
    [InlineData("acme/")]
    [InlineData("acme//audit")]
    [InlineData("..")]
    [InlineData("acme/.")]
    [InlineData("ac me")]
    [InlineData("acmé")]
    [InlineData("acme\\audit")]
    [InlineData("acme;drop")]
    [InlineData("acme\n")]
    public void Anything_else_is_refused_with_an_example(string name)
    {
        var refusal = Assert.Throws<InvalidConfigurationException>(() => Tenant.Parse(name));
        Assert.Equal($"'{name}' is not a tenant. Use letters, digits, '.', '_' and '-', with '/' between parts, for example acme/spring-audit.", refusal.Message);
    }

    [Fact]
    public void Two_hundred_characters_are_the_most()
    {
        var longest = new string('a', 200);
        Assert.Equal(longest, Tenant.Parse(longest));
        Assert.Throws<InvalidConfigurationException>(() => Tenant.Parse(longest + "a"));
    }
}
