namespace Inhaul.Buckets;

/// <summary>What may happen to a request.</summary>
internal enum BucketFault
{
    /// <summary>It is answered.</summary>
    None,

    /// <summary>It is told to come again later.</summary>
    Busy,

    /// <summary>Its connection is dropped in the middle.</summary>
    Drop,
}
