namespace Inhaul.Stores;

/// <summary>An import that code outside the engine is about to do.</summary>
/// <param name="Tenant">Its owner.</param>
/// <param name="Type">Its import type.</param>
/// <param name="IdempotencyKey">Says that two begins are the same import.</param>
/// <param name="Options">What is said about it.</param>
/// <param name="Begun">How it begins: who, and why.</param>
/// <param name="Said">The line of its log that says where.</param>
internal sealed record NewTrackedImport(string Tenant, string Type, string IdempotencyKey, ImportOptions Options, StateChange Begun, NewLogEntry Said);
