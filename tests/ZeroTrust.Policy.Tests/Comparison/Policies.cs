using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Tests.Comparison;

internal static class Policies
{
    public static PolicyDocument Of(params string[] statements) =>
        PolicyDocument.Parse($"{{\"Version\":\"2012-10-17\",\"Statement\":[{string.Join(",", statements)}]}}").Require();
}
