using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;

namespace ZeroTrust.Core.Planning;

/// <summary>Turns what somebody wants into changes. Pure. Found by its intent type; nothing registers it.</summary>
/// <typeparam name="TIntent">What is wanted: a record in <c>ZeroTrust.Core.Planning.Intents</c>.</typeparam>
public interface IPlanner<in TIntent>
    where TIntent : class
{
    /// <summary>The facts that the plan will need.</summary>
    CollectRequest Needs(TIntent intent);

    /// <summary>Makes the changes.</summary>
    /// <exception cref="Errors.ZeroTrustException">The intent itself is impossible; anything about one resource
    /// becomes a <see cref="PlanNote"/>.</exception>
    PlanDraft Plan(TIntent intent, Snapshot snapshot, PlanContext context);
}
