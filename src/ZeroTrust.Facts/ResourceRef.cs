using System.Text.Json.Serialization;

namespace ZeroTrust.Facts;

/// <summary>Names one thing in AWS. Two references are equal when account, region, type and id are.</summary>
/// <param name="AccountId">Twelve digits.</param>
/// <param name="Region">A region code such as <c>eu-west-1</c>, or <see cref="Global"/> for services
/// without regions (IAM, Organizations).</param>
/// <param name="Type">The CloudFormation type name, such as <c>AWS::S3::Bucket</c>; <see cref="AccountType"/> for facts about a
/// whole account (or account and region).</param>
/// <param name="Id">The service's own identifier: bucket name, group id, key id, user name.</param>
public sealed record ResourceRef(string AccountId, string Region, string Type, string Id)
{
    /// <summary>The region of services that have none.</summary>
    public const string Global = "global";

    /// <summary>The type of a reference to an account as a whole; <see cref="Id"/> is then the account id.</summary>
    public const string AccountType = "AWS::Account";

    /// <summary>The ARN, where the resource has one.</summary>
    public string? Arn { get; init; }

    /// <summary>A name for people where it differs from <see cref="Id"/>.</summary>
    public string? Name { get; init; }

    /// <summary>One string that is unique within a snapshot for one fact type.</summary>
    [JsonIgnore]
    public string Key => string.Join('/', AccountId, Region, Type, Id);

    /// <summary>Refers to an account as a whole, in one region or in none.</summary>
    public static ResourceRef Account(string accountId, string region = Global) => new(accountId, region, AccountType, accountId);

    /// <summary>Refers to a resource that a kind of fact is about.</summary>
    /// <typeparam name="TFact">A fact about one type of resources, see <see cref="FactTypeAttribute.ResourceType"/>.</typeparam>
    public static ResourceRef Of<TFact>(string accountId, string region, string id)
        where TFact : class => new(accountId, region, FactTypes.Of<TFact>().ResourceType, id);

    /// <inheritdoc/>
    public bool Equals(ResourceRef? other) =>
        other is not null && AccountId == other.AccountId && Region == other.Region && Type == other.Type && Id == other.Id;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(AccountId, Region, Type, Id);

    /// <inheritdoc/>
    public override string ToString() => Arn ?? Name ?? Id;
}
