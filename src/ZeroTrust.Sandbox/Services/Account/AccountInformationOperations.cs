using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Services.Organizations;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.Account;

/// <summary>Contact and regions of an account; the management account may ask about members.</summary>
[Service("account")]
internal static class AccountInformationOperations
{
    public static JsonObject GetContactInformation(Call call)
    {
        var account = Target(call);
        return new()
        {
            ["ContactInformation"] = new JsonObject
            {
                ["FullName"] = "Example Corp " + account.Name,
                ["AddressLine1"] = "1 Example Way",
                ["City"] = "Dublin",
                ["PostalCode"] = "D02 XY01",
                ["CountryCode"] = "IE",
                ["PhoneNumber"] = "+35315550100",
            },
        };
    }

    public static JsonObject ListRegions(Call call)
    {
        _ = Target(call);
        var wanted = call.Texts("RegionOptStatusContains");
        return call.Page(
            Regions
                .Enabled.Select(name => Region(name, "ENABLED_BY_DEFAULT"))
                .Concat(Regions.OptIn.Select(name => Region(name, "DISABLED")))
                .Where(region => wanted.Count == 0 || wanted.Contains(region["RegionOptStatus"].AsText()!))
                .ToList<JsonNode>(),
            size: 10
        );
    }

    private static JsonObject Region(string name, string status) => new() { ["RegionName"] = name, ["RegionOptStatus"] = status };

    private static AccountState Target(Call call)
    {
        if (call.Text("AccountId") is not { } id || id == call.Account.Id)
        {
            return call.Account;
        }

        return call.World.Organization?.ManagementAccountId == call.Account.Id && call.World.Accounts.TryGetValue(id, out var member)
            ? member
            : throw new ServiceError(
                "AccessDeniedException",
                "User: " + call.Caller.Arn + " is not authorized to perform: account:" + call.Operation,
                403
            );
    }
}
