using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>An action on resources under conditions: what a statement will allow.</summary>
internal sealed record Grant(IamAction Action, ResourceElement Resource, ConditionBlock Conditions);
