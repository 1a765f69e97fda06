namespace ZeroTrust.Facts;

/// <summary>
/// Marks a member that holds a policy document as JSON text. AWS reformats and reorders some
/// documents (S3 does, IAM does not), so such members
/// are compared by what they say and not by their characters; the fact itself keeps the text exactly as AWS returned it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PolicyDocumentAttribute : Attribute;
