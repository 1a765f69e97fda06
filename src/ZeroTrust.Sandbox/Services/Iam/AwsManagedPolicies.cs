using System.Collections.Frozen;

namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>
/// The AWS managed policies that the sandbox knows. Short ones are as AWS has them; the
/// read-only ones are cut down to wildcards per service,
/// which is what their names promise.
/// </summary>
internal static class AwsManagedPolicies
{
    private static readonly DateTimeOffset Made = new(2015, 2, 6, 18, 39, 46, TimeSpan.Zero);

    private static readonly FrozenDictionary<string, ManagedPolicyState> All = new[]
    {
        Make("AdministratorAccess", "", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""),
        Make(
            "PowerUserAccess",
            "",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "NotAction": ["iam:*", "organizations:*", "account:*"],
                  "Resource": "*"
                },
                {
                  "Effect": "Allow",
                  "Action": [
                    "account:GetAccountInformation",
                    "account:GetPrimaryEmail",
                    "account:ListRegions",
                    "iam:CreateServiceLinkedRole",
                    "iam:DeleteServiceLinkedRole",
                    "iam:ListRoles",
                    "organizations:DescribeOrganization"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """
        ),
        Make(
            "ReadOnlyAccess",
            "",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "ReadOnlyActions",
                  "Effect": "Allow",
                  "Action": [
                    "access-analyzer:Get*",
                    "access-analyzer:List*",
                    "cloudtrail:Describe*",
                    "cloudtrail:Get*",
                    "cloudtrail:List*",
                    "cloudtrail:LookupEvents",
                    "config:Describe*",
                    "config:Get*",
                    "config:List*",
                    "ec2:Describe*",
                    "ec2:Get*",
                    "guardduty:Get*",
                    "guardduty:List*",
                    "iam:Generate*",
                    "iam:Get*",
                    "iam:List*",
                    "kms:Describe*",
                    "kms:Get*",
                    "kms:List*",
                    "logs:Describe*",
                    "logs:Get*",
                    "organizations:Describe*",
                    "organizations:List*",
                    "s3:Get*",
                    "s3:List*",
                    "securityhub:Describe*",
                    "securityhub:Get*",
                    "securityhub:List*",
                    "ssm:Describe*",
                    "ssm:Get*",
                    "ssm:List*",
                    "tag:Get*"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """
        ),
        Make(
            "SecurityAudit",
            "",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "BaseSecurityAuditStatement",
                  "Effect": "Allow",
                  "Action": [
                    "access-analyzer:Get*",
                    "access-analyzer:List*",
                    "cloudtrail:Describe*",
                    "cloudtrail:Get*",
                    "cloudtrail:List*",
                    "config:Describe*",
                    "config:Get*",
                    "ec2:Describe*",
                    "guardduty:Get*",
                    "guardduty:List*",
                    "iam:Generate*",
                    "iam:Get*",
                    "iam:List*",
                    "kms:Describe*",
                    "kms:Get*",
                    "kms:List*",
                    "organizations:Describe*",
                    "organizations:List*",
                    "s3:GetBucket*",
                    "s3:GetEncryptionConfiguration",
                    "s3:ListAllMyBuckets",
                    "securityhub:Describe*",
                    "securityhub:Get*"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """
        ),
        Make(
            "IAMUserChangePassword",
            "",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": ["iam:ChangePassword"],
                  "Resource": ["arn:aws:iam::*:user/${aws:username}"]
                },
                {
                  "Effect": "Allow",
                  "Action": ["iam:GetAccountPasswordPolicy"],
                  "Resource": "*"
                }
              ]
            }
            """
        ),
        Make(
            "AmazonS3FullAccess",
            "",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*","s3-object-lambda:*"],"Resource":"*"}]}"""
        ),
        Make(
            "AmazonS3ReadOnlyAccess",
            "",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": ["s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*", "s3-object-lambda:List*"],
                  "Resource": "*"
                }
              ]
            }
            """
        ),
        Make(
            "AmazonSSMManagedInstanceCore",
            "",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": [
                    "ssm:DescribeAssociation",
                    "ssm:GetDeployablePatchSnapshotForInstance",
                    "ssm:GetDocument",
                    "ssm:DescribeDocument",
                    "ssm:GetManifest",
                    "ssm:GetParameter",
                    "ssm:GetParameters",
                    "ssm:ListAssociations",
                    "ssm:ListInstanceAssociations",
                    "ssm:PutInventory",
                    "ssm:PutComplianceItems",
                    "ssm:PutConfigurePackageResult",
                    "ssm:UpdateAssociationStatus",
                    "ssm:UpdateInstanceAssociationStatus",
                    "ssm:UpdateInstanceInformation"
                  ],
                  "Resource": "*"
                },
                {
                  "Effect": "Allow",
                  "Action": [
                    "ssmmessages:CreateControlChannel",
                    "ssmmessages:CreateDataChannel",
                    "ssmmessages:OpenControlChannel",
                    "ssmmessages:OpenDataChannel"
                  ],
                  "Resource": "*"
                },
                {
                  "Effect": "Allow",
                  "Action": [
                    "ec2messages:AcknowledgeMessage",
                    "ec2messages:DeleteMessage",
                    "ec2messages:FailMessage",
                    "ec2messages:GetEndpoint",
                    "ec2messages:GetMessages",
                    "ec2messages:SendReply"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """
        ),
        Make(
            "AWSLambdaBasicExecutionRole",
            "service-role/",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
                  "Resource": "*"
                }
              ]
            }
            """
        ),
        Make(
            "AWS_ConfigRole",
            "service-role/",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": [
                    "config:BatchGet*",
                    "config:Describe*",
                    "config:Get*",
                    "config:List*",
                    "config:Put*",
                    "ec2:Describe*",
                    "iam:Get*",
                    "iam:List*",
                    "kms:Describe*",
                    "kms:Get*",
                    "kms:List*",
                    "s3:GetBucket*",
                    "s3:ListAllMyBuckets",
                    "s3:PutObject"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """
        ),
        Make(
            "AWSOrganizationsServiceTrustPolicy",
            "aws-service-role/",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "AllowDeletionOfServiceLinkedRoleForOrganizations",
                  "Effect": "Allow",
                  "Action": ["iam:DeleteRole"],
                  "Resource": ["arn:aws:iam::*:role/aws-service-role/organizations.amazonaws.com/*"]
                },
                {
                  "Sid": "AllowCreationOfServiceLinkedRoles",
                  "Effect": "Allow",
                  "Action": ["iam:CreateServiceLinkedRole"],
                  "Resource": "*"
                }
              ]
            }
            """
        ),
    }.ToFrozenDictionary(policy => policy.Arn, StringComparer.Ordinal);

    /// <summary>The policy of an ARN, or null.</summary>
    public static ManagedPolicyState? Find(string arn) => All.GetValueOrDefault(arn);

    /// <summary>All of them, by ARN.</summary>
    public static IEnumerable<ManagedPolicyState> List => All.Values.OrderBy(policy => policy.Arn, StringComparer.Ordinal);

    private static ManagedPolicyState Make(string name, string path, string document)
    {
        var policy = new ManagedPolicyState
        {
            Name = name,
            Path = "/" + path,
            Arn = $"arn:aws:iam::aws:policy/{path}{name}",
            Id = "ANPA" + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)))[..16],
            CreatedAt = Made,
            UpdatedAt = Made,
            Description = "AWS managed policy " + name + ".",
        };
        policy.Versions.Add(new PolicyVersionState("v1", document.Trim(), Made));
        return policy;
    }
}
