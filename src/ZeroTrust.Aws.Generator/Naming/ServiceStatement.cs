namespace ZeroTrust.Aws.Generator.Naming;

/// <summary>What a row of services.json says about a service because no model does.</summary>
internal sealed record ServiceStatement
{
    /// <summary>The prefix of its IAM actions, where it is not the name that requests are signed with.</summary>
    public string? Iam { get; init; }

    /// <summary>The error code for input that it does not take, where the errors of the model do not tell.</summary>
    public string? Invalid { get; init; }

    /// <summary>
    /// The IAM actions of operations whose action is not <c>prefix:Operation</c>
    /// (https://docs.aws.amazon.com/service-authorization/latest/reference/), the one about the operation's own resource first.
    /// </summary>
    public IReadOnlyDictionary<string, string[]> Actions { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Pages of operations that the paginators of the model leave out, as a line of <c>ServiceTraits</c>.</summary>
    public IReadOnlyDictionary<string, string> Pages { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// CloudFormation types by service and kind of resource in its ARNs (<c>kms:key</c> for <c>arn:aws:kms:...:key/1234</c>); an empty kind
    /// for ARNs that name none (<c>s3:</c> for <c>arn:aws:s3:::bucket</c>).
    /// </summary>
    public IReadOnlyDictionary<string, string> Arns { get; init; } = new Dictionary<string, string>();
}
