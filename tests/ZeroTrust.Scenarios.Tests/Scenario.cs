using ZeroTrust.Scenarios.Discovery;

namespace ZeroTrust.Scenarios;

/// <summary>Everything in tests/Scenarios, in a real PowerShell with Pester.</summary>
[TestCaseOrderer(typeof(StartAll))]
public sealed class Scenario
{
    [Scenarios]
    public void It(Verdict verdict)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(verdict.Details);
        Assert.True(verdict.Failure is null, verdict.Failure);
    }
}
