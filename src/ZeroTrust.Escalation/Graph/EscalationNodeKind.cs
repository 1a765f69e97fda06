namespace ZeroTrust.Escalation.Graph;

/// <summary>Who a node of the graph is.</summary>
public enum EscalationNodeKind
{
    /// <summary>A user or role of the model.</summary>
    Principal,

    /// <summary>A principal of an account that is not in the model, which trust policies name.</summary>
    OutsideAccount,

    /// <summary>Anyone with an AWS account.</summary>
    Anyone,

    /// <summary>An administrator who came in through the organization's Identity Center.</summary>
    Administrator,
}
