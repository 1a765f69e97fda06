namespace ZeroTrust.Sandbox.Calls;

/// <summary>Each service has its own word for input that it does not take.</summary>
internal static class ValidationCodes
{
    /// <summary>The error code of a service.</summary>
    public static string Of(string service) =>
        service switch
        {
            "iam" or "sts" or "cloudwatch" or "elbv2" => "ValidationError",
            "ec2" => "InvalidParameterValue",
            "s3" or "s3control" => "InvalidRequest",
            "organizations" or "securityhub" => "InvalidInputException",
            "guardduty" or "resource-groups" => "BadRequestException",
            "logs" or "resourcegroupstaggingapi" or "eks" => "InvalidParameterException",
            "lambda" => "InvalidParameterValueException",
            "cloudtrail" => "InvalidParameterException",
            "rds" or "sns" => "InvalidParameterValue",
            _ => "ValidationException",
        };
}
