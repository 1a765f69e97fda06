using System.Runtime.CompilerServices;
using Xunit.v3;

namespace ZeroTrust.Scenarios.Discovery;

/// <summary>Marks a method that is called with each <c>It</c> of each scenario file: a test case for a file, a test for an It.</summary>
/// <param name="sourceFilePath">Set by the compiler.</param>
/// <param name="sourceLineNumber">Set by the compiler.</param>
[XunitTestCaseDiscoverer(typeof(ScenarioDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScenariosAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber);
