using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Tests.Decisions;

public class PolicyEvaluatorTests
{
    private static readonly RequestPrincipal Alice = RequestPrincipal.Parse("arn:aws:iam::111122223333:user/alice");

    private static LayerPolicy P(string name, string statement) =>
        LayerPolicy.Parse(name, $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""");

    [Fact]
    public void The_answer_names_the_statement_the_layer_and_what_is_not_known()
    {
        var request = new AccessRequest(Alice, "s3:GetObject", "arn:aws:s3:::b/k", RequestContext.Incomplete, "111122223333");
        var policies = new PolicySet
        {
            Identity = [P("admin", """{"Effect":"Allow","Action":"*","Resource":"*"}""")],
            ServiceControl = new OrganizationPolicies([
                new OrganizationLevel("root", [P("full", """{"Effect":"Allow","Action":"*","Resource":"*"}""")]),
                new OrganizationLevel(
                    "ou",
                    [
                        P(
                            "guard",
                            """
                            {"Effect":"Allow","Action":"*","Resource":"*"},
                            {"Sid":"Net","Effect":"Deny","Action":"s3:*","Resource":"*",
                              "Condition":{"NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"},
                                "StringNotEquals":{"aws:PrincipalTag/team":"${aws:ResourceTag/team}"}}}
                            """
                        ),
                    ]
                ),
            ]),
        };
        var decision = PolicyEvaluator.Evaluate(request, policies);
        Assert.Equal(Verdict.Indeterminate, decision.Verdict);
        Assert.Equal(["aws:SourceIp", "aws:PrincipalTag/team", "aws:ResourceTag/team"], decision.Doubts.Select(d => d.ToString()));
        var uncertain = Assert.Single(decision.DecidedBy);
        Assert.Equal(("Net", "ou", PolicyLayer.ServiceControl), (uncertain.Statement.Sid, uncertain.Level, uncertain.Layer));

        var inside = new AccessRequest(
            Alice,
            "s3:GetObject",
            "arn:aws:s3:::b/k",
            RequestContext.Incomplete.With("aws:SourceIp", "10.1.2.3"),
            "111122223333"
        );
        Assert.Equal(Verdict.Allowed, PolicyEvaluator.Decide(inside, policies));

        var outside = new AccessRequest(
            Alice,
            "s3:GetObject",
            "arn:aws:s3:::b/k",
            RequestContext.Complete.With("aws:SourceIp", "8.8.8.8").With("aws:PrincipalTag/team", "a").With("aws:ResourceTag/team", "b"),
            "111122223333"
        );
        var denied = PolicyEvaluator.Evaluate(outside, policies);
        Assert.Equal(Verdict.ExplicitlyDenied, denied.Verdict);
        Assert.Equal(PolicyLayer.ServiceControl, denied.BlockedBy);
    }

    [Fact]
    public void A_document_that_is_not_understood_never_makes_anything_safe()
    {
        var request = new AccessRequest(Alice, "sqs:SendMessage", "arn:aws:sqs:us-east-1:111122223333:q", RequestContext.Complete);
        var allow = P("allow", """{"Effect":"Allow","Action":"*","Resource":"*"}""");
        foreach (
            var damaged in (string[])
                ["", "{", """{"Statement":[{"Effect":"Deny","Action":"*","Conditon":{}}]}""", """{"Version":"x","Statement":[]}"""]
        )
        {
            var decision = PolicyEvaluator.Evaluate(request, new PolicySet { Identity = [allow, LayerPolicy.Parse("odd", damaged)] });
            Assert.Equal(Verdict.Indeterminate, decision.Verdict);
            Assert.All(decision.Doubts, d => Assert.True(d is Doubt.Malformed { Where.PolicyName: "odd" }, d.ToString()));
        }
        var unread = new PolicySet { Identity = [allow], UnknownLayers = [PolicyLayer.ServiceControl] };
        Assert.Equal(Verdict.Indeterminate, PolicyEvaluator.Decide(request, unread));
    }

    [Fact]
    public void Deciding_allocates_nothing()
    {
        var request = new AccessRequest(
            Alice,
            "s3:GetObject",
            "arn:aws:s3:::b/home/alice/x",
            RequestContext
                .Incomplete.With("aws:SourceIp", "2001:db8::1")
                .With("aws:CurrentTime", "2026-01-01T00:00:00Z")
                .With("n", "5")
                .With("b", "QQ==")
                .With("tags", "a", "b"),
            "111122223333"
        );
        var policies = new PolicySet
        {
            Identity =
            [
                P(
                    "p",
                    """
                    {"Effect":"Allow","Action":["s3:Put*","s3:*Object"],"Resource":"arn:aws:s3:::b/home/${aws:username}/*","Condition":{
                      "IpAddress":{"aws:SourceIp":["10.0.0.0/8","2001:db8::/32"]},"DateLessThan":{"aws:CurrentTime":"2030-01-01"},
                        "NumericLessThan":{"n":"7"},
                      "BinaryEquals":{"b":"QQ=="},"ForAllValues:StringLike":{"tags":["a*","b?","b"]},
                        "ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/${aws:username}"},
                      "StringEqualsIgnoreCase":{"aws:username":"ALICE"},"Null":{"aws:PrincipalArn":"false"},
                        "Bool":{"aws:PrincipalIsAWSService":"false"}}}
                    """
                ),
            ],
            Boundary = P("b", """{"Effect":"Allow","Action":"*","Resource":"*"}"""),
            Resource = P(
                "r",
                """
                {
                  "Effect": "Deny",
                  "NotPrincipal": {
                    "AWS": ["111122223333", "arn:aws:iam::111122223333:user/alice"]
                  },
                  "Action": "s3:Delete*",
                  "Resource": "*"
                }
                """
            ),
        };
        Assert.Equal(Verdict.Allowed, PolicyEvaluator.Decide(request, policies));
        PolicyEvaluator.Decide(request, policies);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            PolicyEvaluator.Decide(request, policies);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
