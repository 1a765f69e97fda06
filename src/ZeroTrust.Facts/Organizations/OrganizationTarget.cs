namespace ZeroTrust.Facts.Organizations;

/// <summary>A root, organizational unit or account in the organization tree.</summary>
/// <remarks>An account, an organizational unit or a root, seen from the management account; the id of the resource is Id.</remarks>
/// <param name="Id">r-..., ou-... or twelve digits.</param>
/// <param name="Name">Name.</param>
/// <param name="Arn">ARN.</param>
/// <param name="Kind">ROOT, ORGANIZATIONAL_UNIT or ACCOUNT.</param>
/// <param name="ParentId">Parent; null for the root.</param>
/// <param name="Ancestors">Ids from the root down to the parent.</param>
/// <param name="State">
/// Of an account: PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE or CLOSED; null where AWS did not tell, and for others.
/// </param>
/// <param name="Path">
/// From the organization down to this, such as o-example/r-ab12/ou-ab12-work/222233334444/; null where AWS did not tell.
/// </param>
[FactType(
    "organizations-target",
    "AWS::Organizations::*",
    "organizations:ListRoots",
    "organizations:ListOrganizationalUnitsForParent",
    "organizations:ListAccountsForParent",
    FoundBy = ["organizations:DescribeOrganization"]
)]
public sealed record OrganizationTarget(
    string Id,
    string Name,
    string Arn,
    string Kind,
    string? ParentId,
    IReadOnlyList<string> Ancestors,
    [property: FormerName("status")] string? State,
    string? Path = null
);
