using Xunit.v3;

namespace ZeroTrust.Scenarios.Discovery;

/// <summary>A scenario file as a test case, whose tests are its Its.</summary>
internal sealed class ScenarioTestCase : XunitTestCase
{
    /// <summary>For xunit, which fills it from what it wrote.</summary>
    [Obsolete("Called by the deserializer; should only be called by deriving classes for de-serialization purposes")]
    public ScenarioTestCase() { }

    /// <summary>The test case of a file.</summary>
    public ScenarioTestCase(IXunitTestMethod method, string file)
        : base(
            method,
            $"{method.TestClass.Class.FullName}.{file}",
            $"{method.UniqueID}:{file}",
            @explicit: false,
            testMethodArguments: [file]
        )
    { }

    /// <summary>The file's name.</summary>
    public string File => (string)TestMethodArguments[0]!;

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyCollection<IXunitTest>> CreateTests()
    {
        var result = await ScenarioRun.ResultOfAsync(File);
        return
        [
            .. Verdicts
                .Of(File, result)
                .Select(
                    (verdict, index) =>
                        new XunitTest(
                            this,
                            TestMethod,
                            @explicit: null,
                            skipReason: verdict.SkipReason,
                            skipType: null,
                            skipUnless: null,
                            skipWhen: null,
                            testDisplayName: $"{TestCaseDisplayName}: {verdict.Name}",
                            testIndex: index,
                            traits: TestMethod.Traits,
                            timeout: null,
                            testMethodArguments: [verdict]
                        )
                ),
        ];
    }
}
