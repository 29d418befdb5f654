using System.ComponentModel.DataAnnotations;
using Inhaul.Processing;

namespace Inhaul.Tests.Processing.Rules;

/// <summary>Attributes of the row type are rules without a word, on properties and on the parameters of records.</summary>
public sealed class RowAnnotationsTests
{
    [Fact]
    public void Every_attribute_says_what_is_wrong_with_its_code_and_column_all_at_once()
    {
        var (errors, good) = RowsUnderRules.Check(
            new RowShape<Member>(), "email,repeated,name,code,age,site,colour,even",
            "ann@x.org,ann@x.org,Ann,AB12,40,https://x.org,red,4\nann,bob,A,12,150,x,blue,3\n,,,,,,,\n");

        Assert.Equal(1, good);
        Assert.Equal(
            [
                "2 email not_an_email ann: The Email field is not a valid e-mail address.",
                "2 repeated not_equal bob: 'Repeated' and 'Email' do not match.",
                "2 name wrong_length A: The field Full name must be a string with a minimum length of 2 and a maximum length of 10.",
                "2 code no_match 12: The field Code must match the regular expression '[A-Z]{2}\\d+'.",
                "2 age not_in_range 150: The field Age must be between 1 and 120.",
                "2 site not_a_url x: The Site field is not a valid fully-qualified http, https, or ftp URL.",
                "2 colour not_one_of blue: The Colour field does not equal any of the values specified in AllowedValuesAttribute.",
                "2 even rule 3: Even is odd",
                "3 email required : an e-mail address, please",
            ],
            errors.Select(error => $"{error.Row} {error.Column} {error.Code} {error.Value}: {error.Message}"));
    }

    [Fact]
    public void Both_limits_of_a_length_may_be_attributes_of_their_own() => Assert.Equal(
        ["1 value wrong_length a", "3 value wrong_length abcd"],
        RowsUnderRules.Check(new RowShape<Short>(), "value", "a\nab\nabcd\n").Errors.Select(error => $"{error.Row} {error.Column} {error.Code} {error.Value}"));

    [Fact]
    public void A_row_that_validates_itself_is_asked_when_its_values_are_all_there()
    {
        var (errors, _) = RowsUnderRules.Check(new RowShape<Stay>(), "from,to,guests", "2,1,0\n1,2,0\nx,1,1\n");
        Assert.Equal(
            ["1 to rule 1: the stay ends before it begins", "1  rule : nobody stays", "2  rule : nobody stays", "3 from not_an_integer x: 'x' is not a whole number of 64 bits, such as 1234"],
            errors.Select(error => $"{error.Row} {error.Column} {error.Code} {error.Value}: {error.Message}"));
    }

    [Fact]
    public void An_attribute_that_throws_is_an_error_of_the_row() => Assert.Equal(
        ["processor_error: the rule 'BrokenAttribute' could not be checked: no idea"],
        RowsUnderRules.Check(new RowShape<Fragile>(), "value", "1\n").Errors.Select(error => $"{error.Code}: {error.Message}"));

    public sealed record Member(
        [Required(ErrorMessage = "an e-mail address, please"), EmailAddress] string? Email,
        [property: Compare("Email")] string? Repeated,
        [StringLength(10, MinimumLength = 2), Display(Name = "Full name")] string? Name,
        [RegularExpression(@"[A-Z]{2}\d+")] string? Code,
        [Range(1, 120)] int? Age,
        [Url] string? Site,
        [AllowedValues("red", "green", null)] string? Colour,
        [Even] int? Even);

    public sealed record Stay(int From, int To, int Guests) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (To < From)
            {
                yield return new ValidationResult("the stay ends before it begins", [nameof(To)]);
            }

            if (Guests == 0)
            {
                yield return new ValidationResult("nobody stays");
            }
        }
    }

    public sealed record Short([MinLength(2), MaxLength(3)] string? Value);

    public sealed record Fragile([Broken] int Value);

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class EvenAttribute : ValidationAttribute
    {
        public override bool IsValid(object? value) => value is not int number || number % 2 == 0;

        public override string FormatErrorMessage(string name) => $"{name} is odd";
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class BrokenAttribute : ValidationAttribute
    {
        public override bool IsValid(object? value) => throw new InvalidOperationException("no idea");
    }
}
