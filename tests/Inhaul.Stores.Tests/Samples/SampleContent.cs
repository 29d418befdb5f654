using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Inhaul.Stores;

namespace Inhaul.Stores.Tests.Samples;

/// <summary>Contents for tests of the ledger, which needs no files.</summary>
internal static class SampleContent
{
    public const string Storage = "/srv/attachments";

    /// <summary>The address of a content of a number.</summary>
    public static ContentAddress Of(int number) =>
        ContentAddress.Of(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)))), "shot.png");

    /// <summary>A content of a number, which is also its length.</summary>
    public static NewAttachment New(int number) => new(Of(number), number, "image/png");

    /// <summary>The addresses of contents in their order.</summary>
    public static IReadOnlyList<ContentAddress> Ordered(params int[] numbers) => [.. numbers.Select(Of).OrderBy(address => address.ToString(), StringComparer.Ordinal)];

    /// <summary>Claims contents and notes that they are stored.</summary>
    public static async Task StoreAsync(this IImportStore store, string tenant, params int[] numbers)
    {
        await store.Attachments.ClaimAsync(tenant, Storage, [.. numbers.Select(New)], CancellationToken.None);
        Assert.Equal(numbers.Length, (await store.Attachments.NoteStoredAsync(tenant, Storage, [.. numbers.Select(Of)], CancellationToken.None)).Count);
    }

    /// <summary>Takes the right to remove contents that nobody needs.</summary>
    public static async Task<IReadOnlyList<ContentAddress>> RemoveAsync(this IImportStore store, TimeSpan? lease = null, params int[] numbers) =>
        (await store.Attachments.BeginRemovalAsync(Storage, [.. numbers.Select(Of)], TimeSpan.Zero, 100, lease ?? LedgerSteps.Lease, CancellationToken.None)).Contents;
}
