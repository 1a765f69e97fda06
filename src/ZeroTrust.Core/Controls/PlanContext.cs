namespace ZeroTrust.Core.Controls;

/// <summary>What a planner may know beside the facts.</summary>
/// <param name="CallerArn">The identity that will apply the plan: an IAM user, role session or root ARN.</param>
/// <param name="Partition">aws, aws-cn, ...</param>
/// <param name="BreakGlass">ARNs (wildcards allowed) of principals that must never lose access.</param>
/// <param name="Settings">Settings of the control in question (for intents: only the moment).</param>
public sealed record PlanContext(string CallerArn, string Partition, IReadOnlyList<string> BreakGlass, ControlSettings Settings)
{
    private readonly ControlInfo? _control;

    /// <summary>The control that plans.</summary>
    /// <exception cref="InvalidOperationException">An intent is planned, and no control.</exception>
    public ControlInfo Control
    {
        get => _control ?? throw new InvalidOperationException("An intent is planned, not a control.");
        init => _control = value;
    }
}
