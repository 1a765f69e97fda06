using Xunit.Sdk;
using Xunit.v3;

namespace ZeroTrust.Scenarios.Discovery;

/// <summary>
/// Xunit runs the cases of a class one after the other. Its orderer is told all of them before
/// the first: there the files are begun, so that
/// all workers have something to do, and only with files that were not filtered out.
/// </summary>
internal sealed class StartAll : ITestCaseOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase
    {
        ScenarioRun.Start(testCases.OfType<ScenarioTestCase>().Select(static test => test.File));
        return testCases;
    }
}
