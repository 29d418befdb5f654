using FluentValidation;
using Inhaul.Processing;

namespace Inhaul.Tests.Processing.Rules;

public sealed class FluentValidationRulesTests
{
    [Fact]
    public void Failures_are_row_errors_with_column_message_code_value_and_severity()
    {
        var import = new TableImport<Order>().Field(order => order.PlacedBy, field => field.From("customer")).ValidateWith(new OrderValidator());

        var (errors, good) = RowsUnderRules.Check(import.Shape, "customer,amount", "ann,5\nx,-1\nbob,2000\ny,zero\n");

        Assert.Equal(2, good);
        Assert.Equal(
            [
                "2 error MinimumLengthValidator customer 'x': two letters at least",
                "2 error negative amount '-1': 'Amount' must be greater than or equal to '0'.",
                "3 warning large amount '2000': that is a lot",
                "4 error not_an_integer amount 'zero': 'zero' is not a whole number of 64 bits, such as 1234",
            ],
            errors.Select(error => $"{error.Row} {Word.Of(error.Severity)} {error.Code} {error.Column} '{error.Value}': {error.Message}"));
    }

    [Fact]
    public void A_validator_that_waits_for_something_is_refused_at_the_start() => Assert.Equal(
        "WaitingValidator has rules that wait for something, such as MustAsync, and rows are checked without waiting. Move them into ValidateAsync of the processor, or use Exists(…) to look values up.",
        Assert.Throws<InvalidConfigurationException>(() => new TableImport<Order>().ValidateWith(new WaitingValidator())).Message);

    public sealed record Order(string PlacedBy, int Amount);

    private sealed class OrderValidator : AbstractValidator<Order>
    {
        public OrderValidator()
        {
            RuleFor(order => order.PlacedBy).MinimumLength(2).WithMessage("two letters at least");
            RuleFor(order => order.Amount).GreaterThanOrEqualTo(0).WithErrorCode("negative");
            RuleFor(order => order.Amount).LessThan(1000).WithErrorCode("large").WithMessage("that is a lot").WithSeverity(FluentValidation.Severity.Warning);
        }
    }

    private sealed class WaitingValidator : AbstractValidator<Order>
    {
        public WaitingValidator() => RuleFor(order => order.PlacedBy).MustAsync((_, _) => Task.FromResult(true));
    }
}
