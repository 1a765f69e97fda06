using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Lambda;

/// <summary>Functions, some of them untagged.</summary>
internal sealed class LambdaSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Inventory;

    public void Prod(AccountBuilder at)
    {
        Function(at, "shop-checkout", "shop-function", tagged: true);
        Function(at, "thumbnail-maker", "shop-function", tagged: false);
    }

    public void Dev(AccountBuilder at)
    {
        var count = 1 + at.Ids.Number(3);
        for (var i = 1; i <= count; i++)
        {
            Function(at, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"try-{i}"), "playground", tagged: false);
        }
    }

    private static void Function(AccountBuilder at, string name, string role, bool tagged)
    {
        var arn = at.Account.Region(Home).Arn("lambda", "function:" + name);
        at.Put(
            Home,
            "lambda/functions",
            name,
            new JsonObject
            {
                ["FunctionName"] = name,
                ["FunctionArn"] = arn,
                ["Runtime"] = "nodejs20.x",
                ["Role"] = $"arn:aws:iam::{at.Account.Id}:role/{role}",
                ["Handler"] = "index.handler",
                ["CodeSize"] = 20480,
                ["Timeout"] = 10,
                ["MemorySize"] = 256,
                ["LastModified"] = "2025-02-03T10:20:30.000+0000",
                ["Version"] = "$LATEST",
            }
        );
        if (tagged)
        {
            at.Tag(Home, arn, ("owner", "shop"), ("business-function", "shop"));
        }
    }
}
