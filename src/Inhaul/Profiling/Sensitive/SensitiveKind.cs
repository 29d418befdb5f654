namespace Inhaul.Profiling.Sensitive;

/// <summary>Data about people that is told by its content, whatever its column is called.</summary>
internal enum SensitiveKind : byte
{
    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>The number of a payment card: prefix and length of an issuer, and the Luhn check.</summary>
    PaymentCard,

    /// <summary>An international bank account number: length of its country, and the check of ISO 7064.</summary>
    Iban,

    /// <summary>A United States social security number, written <c>123-45-6789</c>; it has no check digit.</summary>
    UsSocialSecurity,

    /// <summary>A United Kingdom national insurance number; it has no check digit.</summary>
    UkNationalInsurance,

    /// <summary>A Spanish DNI or NIE with its check letter.</summary>
    SpanishId,

    /// <summary>An Italian codice fiscale with its check letter.</summary>
    ItalianFiscalCode,

    /// <summary>A German tax identification number with its check digit.</summary>
    GermanTaxId,

    /// <summary>A telephone number, written as one: with <c>+</c>, or in groups.</summary>
    Phone,
}
