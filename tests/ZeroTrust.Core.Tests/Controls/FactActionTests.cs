using ZeroTrust.Facts;
using ZeroTrust.Policy.Catalogue;

namespace ZeroTrust.Core.Tests.Controls;

public sealed class FactActionTests
{
    public static TheoryData<string> Kinds => new(FactTypes.Names.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_action_that_a_fact_states_is_one_of_IAM_that_only_looks(string factType) =>
        Assert.All(
            FactTypes.Of(factType).AllActions,
            static action =>
                Assert.Contains(
                    IamCatalogue.Default.FindAction(action)?.AccessLevel,
                    new AccessLevel?[] { AccessLevel.List, AccessLevel.Read }
                )
        );
}
