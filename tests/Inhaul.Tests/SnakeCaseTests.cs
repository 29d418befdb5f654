namespace Inhaul.Tests;

public sealed class SnakeCaseTests
{
    [Theory]
    [InlineData("SignupDate", "signup_date")]
    [InlineData("email", "email")]
    [InlineData("HTTPStatus2", "http_status2")]
    [InlineData("ID", "id")]
    [InlineData("CustomerID", "customer_id")]
    [InlineData("AList", "a_list")]
    [InlineData("Line_Total", "line_total")]
    [InlineData("ÄnderungsDatum", "änderungs_datum")]
    public void A_name_becomes_lower_case_words(string name, string words) => Assert.Equal(words, SnakeCase.Of(name));

    [Theory]
    [InlineData("signup_date", "Signup Date", true)]
    [InlineData("signup_date", "SIGNUP-DATE", true)]
    [InlineData("e_mail", "E-Mail", true)]
    [InlineData("signup_date", "signup", false)]
    [InlineData("#", "?", false)]
    [InlineData("#", "#", true)]
    public void Names_are_the_same_whatever_their_case_spaces_and_signs(string left, string right, bool same) => Assert.Equal(same, SnakeCase.IsSame(left, right));
}
