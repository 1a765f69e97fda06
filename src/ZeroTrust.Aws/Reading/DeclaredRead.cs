namespace ZeroTrust.Aws.Reading;

/// <summary>An operation that a source sends, and the IAM action that allows it. What is not declared cannot be sent.</summary>
/// <param name="Service">Service id as in the AWS CLI.</param>
/// <param name="Operation">API name.</param>
/// <param name="Action">IAM action: often, but not always, named like the operation (Service Authorization Reference).</param>
internal sealed record DeclaredRead(string Service, string Operation, string Action)
{
    /// <summary>As the guard knows it.</summary>
    public string Key => Service + ":" + Operation;
}
