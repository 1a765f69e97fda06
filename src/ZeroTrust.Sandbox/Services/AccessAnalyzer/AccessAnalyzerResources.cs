using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.AccessAnalyzer;

/// <summary>Analyzers.</summary>
[Service("accessanalyzer")]
internal sealed class AccessAnalyzerResources : IActionResources
{
    public RequiredAction Of(Call call, string action) =>
        new(action, call.Text("analyzerName") is { } analyzer ? call.Here.Arn("access-analyzer", "analyzer/" + analyzer) : "*");
}
