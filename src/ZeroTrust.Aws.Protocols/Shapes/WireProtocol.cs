namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>The wire protocols of AWS services, as the <c>protocol</c> field of a botocore model names them.</summary>
public enum WireProtocol
{
    /// <summary>Form parameters in, XML out, lists as <c>member.N</c> (IAM, STS, CloudFormation).</summary>
    Query,

    /// <summary>The dialect of <see cref="Query"/> that only EC2 speaks: flat lists, capitalised names, no result wrapper.</summary>
    Ec2,

    /// <summary>JSON documents selected by the <c>X-Amz-Target</c> header, versions 1.0 and 1.1 (KMS, CloudTrail).</summary>
    Json,

    /// <summary>HTTP bindings with JSON bodies (GuardDuty, EKS).</summary>
    RestJson,

    /// <summary>HTTP bindings with XML bodies (S3, Route 53, CloudFront).</summary>
    RestXml,
}
