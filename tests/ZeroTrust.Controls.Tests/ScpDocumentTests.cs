using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning.Scp;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Packing;

namespace ZeroTrust.Controls;

/// <summary>Laws of splitting: nothing is lost, nothing is added, nothing is too long.</summary>
public sealed class ScpDocumentTests
{
    private static readonly IReadOnlyList<ScpTemplateInfo> Templates = new ScpTemplates().All;

    [Fact]
    public void Every_split_holds_exactly_the_statements_within_the_limit()
    {
        var random = new Random(20260801);
        for (var round = 0; round < 300; round++)
        {
            var statements = ScpTemplates.Fill(Some(random));
            var documents = ScpDocuments.Pack(statements);

            Assert.All(
                documents,
                static document => Assert.InRange(document.ToJson().Length, 1, OrganizationQuota.ServiceControl.DocumentSize)
            );
            Assert.Equal(
                statements.Select(static statement => statement.ToJson()),
                documents.SelectMany(static document => document.Statements).Select(static statement => statement.ToJson())
            );
            Assert.All(documents, static document => Assert.True(PolicyDocument.Parse(document.ToJson()).IsValid));
            Assert.Equal(
                documents[0].Statements.Count,
                documents[0].Statements.Select(static statement => statement.Sid).Distinct().Count()
            );
        }
    }

    [Fact]
    public void Splitting_makes_no_more_documents_than_needed_for_neighbours()
    {
        var random = new Random(7);
        for (var round = 0; round < 100; round++)
        {
            var documents = ScpDocuments.Pack(ScpTemplates.Fill(Some(random)));
            for (var i = 1; i < documents.Count; i++)
            {
                var together = new PolicyDocument { Statements = [.. documents[i - 1].Statements, documents[i].Statements[0]] };
                Assert.True(together.ToJson().Length > OrganizationQuota.ServiceControl.DocumentSize);
            }
        }
    }

    [Theory]
    [InlineData("DenyLeaveOrganization")]
    [InlineData("DenyPublicS3")]
    [InlineData("DenyRootUse")]
    [InlineData("DenyUnencryptedStorage")]
    [InlineData("ProtectSecurityServices")]
    [InlineData("RegionLimit")]
    [InlineData("RequireImdsV2")]
    public void A_template_only_denies_explains_itself_and_fits_into_one_policy(string name)
    {
        var info = Templates.Single(template => template.Name == name);
        var statements = ScpTemplates.Fill([Use(info, new Random(1), few: true)]);
        Assert.Single(ScpDocuments.Pack(statements));
        Assert.All(statements, static statement => Assert.Equal(Effect.Deny, statement.Effect));
        Assert.StartsWith("https://docs.aws.amazon.com/", info.Documentation, StringComparison.Ordinal);
        Assert.All(info.Parameters, static parameter => Assert.NotEmpty(parameter.Description));
    }

    [Fact]
    public void An_exemption_that_is_not_given_leaves_no_condition_behind()
    {
        var statement = ScpTemplates.Fill([new ScpTemplateUse("ProtectSecurityServices", [])])[0];
        Assert.True(statement.Conditions.IsEmpty);
    }

    private static List<ScpTemplateUse> Some(Random random) =>
        [.. Templates.Where(_ => random.Next(3) > 0).DefaultIfEmpty(Templates[0]).Select(template => Use(template, random, few: false))];

    private static ScpTemplateUse Use(ScpTemplateInfo template, Random random, bool few)
    {
        var parameters = new JsonObject();
        foreach (var parameter in template.Parameters.Where(parameter => parameter.Required || random.Next(2) == 0))
        {
            var count = few ? 1 : random.Next(1, 25);
            parameters[parameter.Name] = new JsonArray([
                .. Enumerable
                    .Range(1, count)
                    .Select(number =>
                        (JsonNode?)
                            JsonValue.Create(
                                parameter.Name == "allowedRegions"
                                    ? $"eu-west-{number}"
                                    : $"arn:aws:iam::*:role/team-{number}/{new string('x', random.Next(40))}"
                            )
                    ),
            ]);
        }

        return new ScpTemplateUse(template.Name, parameters);
    }
}
