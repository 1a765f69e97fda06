using System.Text.Json;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Tests.Cases;

namespace ZeroTrust.Policy.Tests.Randomized;

/// <summary>Laws that hold for all requests and policies.</summary>
public class LawTests
{
    /// <summary>From least to most: a change must not move a verdict to the right of where it
    /// was. Unknown may turn out either way.</summary>
    private static bool AllowsMore(Verdict before, Verdict after)
    {
        static int Most(Verdict v) => v is Verdict.Allowed or Verdict.Indeterminate ? 1 : 0;
        static int Least(Verdict v) => v == Verdict.Allowed ? 1 : 0;
        return Most(after) > Most(before) || Least(after) > Least(before);
    }

    private static void ForAll(int salt, Action<RandomScenarios, AccessRequest, PolicySet, string> check)
    {
        var scenarios = new RandomScenarios(RunSettings.Seed + salt);
        for (var i = 0; i < RunSettings.Cases(30_000) / 10; i++)
        {
            var text = scenarios.Next();
            using var json = JsonDocument.Parse(text);
            check(
                scenarios,
                Scenario.Request(json.RootElement.GetProperty("request")),
                Scenario.Policies(json.RootElement.GetProperty("policies")),
                $"Seed {RunSettings.Seed}+{salt}, case {i}: {text}"
            );
        }
    }

    private static LayerPolicy Added(RandomScenarios scenarios, bool namesPrincipals, double allow) =>
        LayerPolicy.Parse("added", $$"""{"Version":"2012-10-17","Statement":{{scenarios.NextPolicy(namesPrincipals, allow)}}}""");

    [Fact]
    public void Adding_a_deny_never_allows_more() =>
        ForAll(
            1,
            (scenarios, request, policies, text) =>
            {
                var before = PolicyEvaluator.Decide(request, policies);
                Assert.False(
                    AllowsMore(
                        before,
                        PolicyEvaluator.Decide(request, policies with { Identity = [.. policies.Identity, Added(scenarios, false, 0)] })
                    ),
                    text
                );
                // Keys and roles always have a policy. Where it is not given it is not known, so giving one is no
                // adding: what was uncertain may turn out either way.
                var isUnknown =
                    policies.Resource is null
                    && (
                        request.Resource.Contains(":key/", StringComparison.Ordinal)
                        || request.Resource.Contains(":role/", StringComparison.Ordinal)
                    );
                if (!isUnknown || before != Verdict.Indeterminate)
                {
                    Assert.False(
                        AllowsMore(
                            before,
                            PolicyEvaluator.Decide(
                                request,
                                policies with
                                {
                                    Resource = Merge(policies.Resource, Added(scenarios, true, 0)),
                                }
                            )
                        ),
                        text
                    );
                }
            }
        );

    [Fact]
    public void An_scp_a_boundary_or_a_session_policy_never_allows_more() =>
        ForAll(
            2,
            (scenarios, request, policies, text) =>
            {
                if (policies.Boundary is null)
                {
                    Assert.False(
                        AllowsMore(
                            PolicyEvaluator.Decide(request, policies),
                            PolicyEvaluator.Decide(request, policies with { Boundary = Added(scenarios, false, 0.8) })
                        ),
                        text
                    );
                }

                var before = PolicyEvaluator.Decide(request, policies);
                var level = new OrganizationLevel("added", [Added(scenarios, false, 0.8)]);
                Assert.False(
                    AllowsMore(
                        before,
                        PolicyEvaluator.Decide(
                            request,
                            policies with
                            {
                                ServiceControl = new OrganizationPolicies(
                                    [.. policies.ServiceControl?.Levels ?? [], level],
                                    policies.ServiceControl?.ManagementAccount
                                ),
                            }
                        )
                    ),
                    text
                );
                // A session made with GetFederationToken only gets anything by a session policy.
                if (policies.Session is null && request.Principal.Kind != Policy.Principals.RequestPrincipalKind.FederatedUser)
                {
                    Assert.False(
                        AllowsMore(before, PolicyEvaluator.Decide(request, policies with { Session = [Added(scenarios, false, 0.8)] })),
                        text
                    );
                }
            }
        );

    [Fact]
    public void An_rcp_or_a_policy_of_the_vpc_endpoint_never_allows_more() =>
        ForAll(
            6,
            (scenarios, request, policies, text) =>
            {
                var before = PolicyEvaluator.Decide(request, policies);
                var level = new OrganizationLevel("added", [Added(scenarios, true, 0.8)]);
                Assert.False(
                    AllowsMore(
                        before,
                        PolicyEvaluator.Decide(
                            request,
                            policies with
                            {
                                ResourceControl = new OrganizationPolicies(
                                    [.. policies.ResourceControl?.Levels ?? [], level],
                                    policies.ResourceControl?.ManagementAccount
                                ),
                            }
                        )
                    ),
                    text
                );
                if (policies.VpcEndpoint is null)
                {
                    Assert.False(
                        AllowsMore(before, PolicyEvaluator.Decide(request, policies with { VpcEndpoint = Added(scenarios, true, 0.8) })),
                        text
                    );
                }
            }
        );

    [Fact]
    public void A_deny_never_allows_more_however_little_is_known_of_the_request() =>
        ForAll(
            7,
            (scenarios, request, policies, text) =>
            {
                var vague = new AccessRequest(
                    request.Principal,
                    request.Action,
                    request.Resource,
                    Policy.Conditions.RequestContext.Of(
                        request.Context.Values.Select(static v => new KeyValuePair<string, Policy.Conditions.ContextValue>(
                            v.Key,
                            Policy.Conditions.ContextValue.Unknown
                        )),
                        isComplete: false
                    ),
                    request.ResourceAccount
                );
                var denied = policies with { Identity = [.. policies.Identity, Added(scenarios, false, 0)] };
                var (before, after) = (PolicyEvaluator.Decide(vague, policies), PolicyEvaluator.Decide(vague, denied));
                Assert.False(AllowsMore(before, after), text);
                // What is denied for certain stays so, and what is known of the request later only makes it more certain.
                if (before == Verdict.ExplicitlyDenied)
                {
                    Assert.True(after == before, text);
                }

                if (after == Verdict.ExplicitlyDenied)
                {
                    Assert.True(PolicyEvaluator.Decide(request, denied) == after, text);
                }
            }
        );

    [Fact]
    public void Adding_an_allow_to_identity_policies_never_allows_less() =>
        ForAll(
            3,
            (scenarios, request, policies, text) =>
            {
                var after = PolicyEvaluator.Decide(
                    request,
                    policies with
                    {
                        Identity = [.. policies.Identity, Added(scenarios, false, 1)],
                    }
                );
                Assert.False(AllowsMore(after, PolicyEvaluator.Decide(request, policies)), text);
            }
        );

    [Fact]
    public void Knowing_more_never_contradicts_what_was_certain() =>
        ForAll(
            4,
            (scenarios, request, policies, text) =>
            {
                var vague = new AccessRequest(
                    request.Principal,
                    request.Action,
                    request.Resource,
                    Policy.Conditions.RequestContext.Of(
                        request.Context.Values.Select((v, i) => i % 2 == 0 ? v : new(v.Key, Policy.Conditions.ContextValue.Unknown)),
                        isComplete: false
                    ),
                    request.ResourceAccount
                );
                var before = PolicyEvaluator.Decide(vague, policies);
                var after = PolicyEvaluator.Decide(request, policies);
                if (before == Verdict.Allowed)
                {
                    Assert.True(after == Verdict.Allowed, text);
                }
                else if (before is Verdict.ExplicitlyDenied)
                {
                    Assert.True(after == before, text);
                }
                else if (before is Verdict.ImplicitlyDenied)
                {
                    Assert.True(after is Verdict.ImplicitlyDenied or Verdict.ExplicitlyDenied, text);
                }
            }
        );

    [Fact]
    public void Writing_and_reading_a_policy_keeps_its_verdicts() =>
        ForAll(
            5,
            (scenarios, request, policies, text) =>
            {
                LayerPolicy? Again(LayerPolicy? p) =>
                    p is null
                        ? null
                        : LayerPolicy.Parse(p.Name, PolicyDocument.Parse(p.Document.ToJson(indented: true)).Require().ToJson());
                var again = policies with
                {
                    Identity = [.. policies.Identity.Select(p => Again(p)!)],
                    Boundary = Again(policies.Boundary),
                    Resource = Again(policies.Resource),
                    VpcEndpoint = Again(policies.VpcEndpoint),
                };
                Assert.True(PolicyEvaluator.Decide(request, policies) == PolicyEvaluator.Decide(request, again), text);
            }
        );

    private static LayerPolicy Merge(LayerPolicy? policy, LayerPolicy added) =>
        policy is null
            ? added
            : new LayerPolicy(
                policy.Name,
                policy.Document with
                {
                    Statements = [.. policy.Document.Statements, .. added.Document.Statements],
                }
            );
}
