using ZeroTrust.Facts;

namespace ZeroTrust.Core.Snapshots;

/// <summary>One account of a connection.</summary>
/// <param name="Id">Twelve digits.</param>
/// <param name="Name">Name in the organization, or alias; the id where neither is known.</param>
/// <param name="IsManagement">The management account of its organization.</param>
/// <param name="Gap">Why the account could not be entered; null when it could.</param>
/// <param name="State">What its organization says: ACTIVE, SUSPENDED, CLOSED, ...; null where it was not asked or did not tell.</param>
public sealed record AccountScope(string Id, string Name, bool IsManagement, Gap? Gap = null, string? State = null);
