using Xunit.Sdk;
using Xunit.v3;

namespace ZeroTrust.Scenarios.Discovery;

/// <summary>Finds the scenario files without running them: their Its are known only afterwards.</summary>
internal sealed class ScenarioDiscoverer : IXunitTestCaseDiscoverer
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        IXunitTestMethod testMethod,
        IFactAttribute factAttribute
    ) => new([.. ScenarioRun.Files.Select(file => new ScenarioTestCase(testMethod, file.Name))]);
}
