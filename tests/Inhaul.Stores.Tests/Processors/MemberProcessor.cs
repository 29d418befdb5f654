namespace Inhaul.Stores.Tests.Processors;

/// <summary>Takes members whose country exists, whose e-mail address no other has, and whose fee adds up.</summary>
public sealed class MemberProcessor : TableProcessor<Member>
{
    protected override void Define(TableImport<Member> import) => import
        .Into("members").Key(member => member.Id)
        .Field(member => member.Email, field => field.Email().Unique())
        .Field(member => member.Country, field => field.Trim().Upper().Exists("country", "code"))
        .Field(member => member.Nickname, field => field.Length(2, 10, Severity.Warning))
        .Field(member => member.Net, field => field.DecimalComma().Range(0, 1000))
        .RowTotal(member => member.Total, 0.01m, member => member.Net, member => member.Tax);

    protected override ValueTask ValidateAsync(Member row, RowFindings errors, ImportContext context, CancellationToken cancellationToken)
    {
        if (row.Email.Contains(row.Nickname ?? "\n", StringComparison.Ordinal))
        {
            errors.Add("nickname", $"{row.Nickname} is in {row.Email}", "telling", Severity.Warning);
        }

        return default;
    }
}
