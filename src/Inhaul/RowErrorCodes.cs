namespace Inhaul;

/// <summary>The stable codes of row errors. A code is a contract: programs act on it.</summary>
public static class RowErrorCodes
{
    /// <summary>The row has more or fewer fields than the header.</summary>
    public const string FieldCount = "field_count";

    /// <summary>A quoted field is never closed, or text follows its closing quote.</summary>
    public const string MalformedQuotes = "malformed_quotes";

    /// <summary>The line is longer or shorter than the columns at fixed places, or a value lies across two of them.</summary>
    public const string LineLength = "line_length";

    /// <summary>The cell of a workbook shows an error, such as <c>#N/A</c>.</summary>
    public const string CellError = "cell_error";

    /// <summary>The line is not JSON.</summary>
    public const string MalformedJson = "malformed_json";

    /// <summary>The JSON value is no record like the others, such as a number among objects.</summary>
    public const string NotARecord = "not_a_record";

    /// <summary>A name stands twice in one JSON object.</summary>
    public const string RepeatedName = "repeated_name";

    /// <summary>The bytes are not valid in the encoding of the file.</summary>
    public const string InvalidEncoding = "invalid_encoding";

    /// <summary>A field is longer than the limit.</summary>
    public const string FieldTooLong = "field_too_long";

    /// <summary>The value is not a whole number.</summary>
    public const string NotAnInteger = "not_an_integer";

    /// <summary>The value is not a decimal number.</summary>
    public const string NotADecimal = "not_a_decimal";

    /// <summary>The value is not a number.</summary>
    public const string NotADouble = "not_a_double";

    /// <summary>The value is not yes or no in any known spelling.</summary>
    public const string NotABoolean = "not_a_boolean";

    /// <summary>The value is not a date in the column's format.</summary>
    public const string NotADate = "not_a_date";

    /// <summary>The value is not a date with a time in the column's format.</summary>
    public const string NotATimestamp = "not_a_timestamp";

    /// <summary>The value is not a UUID.</summary>
    public const string NotAUuid = "not_a_uuid";

    /// <summary>The number has more digits than the target keeps.</summary>
    public const string PrecisionLost = "precision_lost";

    /// <summary>The number is larger or smaller than the target keeps.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>The text holds a character that the target cannot store, such as NUL.</summary>
    public const string InvalidCharacter = "invalid_character";

    /// <summary>The row has no key.</summary>
    public const string KeyMissing = "key_missing";

    /// <summary>Several rows of the import have this key and the policy refuses all of them.</summary>
    public const string DuplicateKey = "duplicate_key";

    /// <summary>The target already holds this key and the policy refuses the row.</summary>
    public const string AlreadyExists = "already_exists";

    /// <summary>A NOT NULL column of the target would have been empty.</summary>
    public const string NotNullViolation = "not_null_violation";

    /// <summary>A CHECK constraint of the target is broken.</summary>
    public const string CheckViolation = "check_violation";

    /// <summary>The row refers to a row that does not exist.</summary>
    public const string ForeignKeyViolation = "foreign_key_violation";

    /// <summary>Another row of the target has the same value in a unique column other than the key.</summary>
    public const string UniqueViolation = "unique_violation";

    /// <summary>The target refused the value for another reason; the message has the target's words.</summary>
    public const string TargetRefused = "target_refused";

    /// <summary>The row type needs a value that the row does not have.</summary>
    public const string Required = "required";

    /// <summary>The value is none of the words that the row type knows.</summary>
    public const string NotOneOf = "not_one_of";

    /// <summary>The text is shorter or longer than it may be.</summary>
    public const string WrongLength = "wrong_length";

    /// <summary>The value is less or more than it may be.</summary>
    public const string NotInRange = "not_in_range";

    /// <summary>The text is not written as it must be.</summary>
    public const string NoMatch = "no_match";

    /// <summary>The text is no e-mail address.</summary>
    public const string NotAnEmail = "not_an_email";

    /// <summary>The text is no URL.</summary>
    public const string NotAUrl = "not_a_url";

    /// <summary>The value is not that of another column, which it must be.</summary>
    public const string NotEqual = "not_equal";

    /// <summary>Another row of the import has the same value, which must be unique.</summary>
    public const string NotUnique = "not_unique";

    /// <summary>The table to which the row refers does not have the value.</summary>
    public const string UnknownReference = "unknown_reference";

    /// <summary>A total is not the sum of its parts.</summary>
    public const string WrongTotal = "wrong_total";

    /// <summary>The row breaks a rule of its processor.</summary>
    public const string Rule = "rule";

    /// <summary>The processor's code threw an exception on the row.</summary>
    public const string ProcessorError = "processor_error";

    /// <summary>The processor did not return from the row in time.</summary>
    public const string ProcessorTimeout = "processor_timeout";

    /// <summary>The file of the row's attachment is not there.</summary>
    public const string AttachmentMissing = "attachment_missing";

    /// <summary>The file of the row's attachment lies outside the folder in which attachments are.</summary>
    public const string AttachmentOutside = "attachment_outside";

    /// <summary>The file of the row's attachment cannot be read.</summary>
    public const string AttachmentUnreadable = "attachment_unreadable";

    /// <summary>The content of the row's attachment could not be stored.</summary>
    public const string AttachmentNotStored = "attachment_not_stored";

    /// <summary>The process died at the row, as often as it may.</summary>
    public const string ProcessDied = "process_died";
}
