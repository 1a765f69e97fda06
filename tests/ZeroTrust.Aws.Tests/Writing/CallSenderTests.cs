using System.Text.Json.Nodes;
using ZeroTrust.Aws.Doubles;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.Aws.Writing;

public sealed class CallSenderTests
{
    private readonly ScriptedAws _aws = new();

    [Fact]
    public async Task A_generated_service_is_called_by_API_names()
    {
        _aws.On(
            "iam:CreateGroup",
            static () =>
                ScriptedAws.Xml(
                    "<CreateGroupResponse><CreateGroupResult><Group><GroupName>mfa</GroupName><Path>/</Path><Arn>"
                        + "arn:aws:iam::111122223333:group/mfa</Arn></Group></CreateGroupResult></CreateGroupResponse>"
                )
        );
        var answer = await SendAsync("iam", "CreateGroup", """{"GroupName":"mfa"}""");
        Assert.Equal("arn:aws:iam::111122223333:group/mfa", (string?)answer["Group"]!["Arn"]);
        Assert.Contains("GroupName=mfa", _aws.Calls.Single(static call => call.Operation == "CreateGroup").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bucket_encryption_is_put_with_every_member()
    {
        _aws.On("s3:PUT /?encryption", static () => ScriptedAws.Xml(""));
        await SendAsync(
            "s3",
            "PutBucketEncryption",
            """
            {
              "Bucket": "data",
              "ServerSideEncryptionConfiguration": {
                "Rules": [
                  {
                    "ApplyServerSideEncryptionByDefault": {
                      "SSEAlgorithm": "aws:kms",
                      "KMSMasterKeyID": "k"
                    },
                    "BucketKeyEnabled": true,
                    "BlockedEncryptionTypes": {
                      "EncryptionType": ["SSE-C"]
                    }
                  }
                ]
              }
            }
            """,
            "eu-west-1"
        );
        var call = _aws.Calls.Single(static call => call.Method == "PUT");
        Assert.Equal(("data.s3.eu-west-1.amazonaws.com", "eu-west-1"), (call.Uri.Host, call.Region));
        Assert.Contains("<SSEAlgorithm>aws:kms</SSEAlgorithm>", call.Body, StringComparison.Ordinal);
        Assert.Contains("<KMSMasterKeyID>k</KMSMasterKeyID>", call.Body, StringComparison.Ordinal);
        Assert.Contains("<BucketKeyEnabled>true</BucketKeyEnabled>", call.Body, StringComparison.Ordinal);
        Assert.Contains("SSE-C", call.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_created_and_its_metadata_given_by_API_names()
    {
        _aws.On(
            "kms:CreateKey",
            static () =>
                ScriptedAws.Json(
                    """
                    {
                      "KeyMetadata": {
                        "KeyId": "k-1",
                        "Arn": "arn:aws:kms:eu-west-1:111122223333:key/k-1",
                        "KeyManager": "CUSTOMER",
                        "KeyState": "Enabled"
                      }
                    }
                    """
                )
        );
        var answer = await SendAsync("kms", "CreateKey", """{"Description":"d","Tags":[{"TagKey":"a","TagValue":"b"}]}""", "eu-west-1");
        Assert.Equal("arn:aws:kms:eu-west-1:111122223333:key/k-1", (string?)answer["KeyMetadata"]!["Arn"]);
        Assert.Contains("\"TagKey\":\"a\"", _aws.Calls.Last().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kms", "CreateAlias", """{"AliasName":"alias/a","TargetKeyID":"k"}""", "TargetKeyId")]
    [InlineData("kms", "CreateAlias", """{"AliasName":"alias/a","TargetKeyId":"k","Extra":1}""", "Extra")]
    [InlineData("kms", "GenerateRandom", "{}", "KMS has no operation 'GenerateRandom'")]
    [InlineData("iam", "CreateGroup", """{"Groupname":"x"}""", "Groupname")]
    [InlineData("iam", "NoSuchOperation", "{}", "NoSuchOperation")]
    [InlineData("quantum", "Leap", "{}", "quantum")]
    public async Task What_does_not_fit_is_refused_before_it_is_sent(string service, string operation, string parameters, string named)
    {
        var error = await Assert.ThrowsAsync<AwsCallException>(() => SendAsync(service, operation, parameters));
        Assert.Equal(FailureKind.InvalidArgument, error.Kind);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_aws.Calls, call => call.Operation == operation);
    }

    [Theory]
    [InlineData("EntityAlreadyExists", 409, FailureKind.Failed)]
    [InlineData("NoSuchEntity", 404, FailureKind.NotFound)]
    [InlineData("LimitExceeded", 409, FailureKind.LimitExceeded)]
    [InlineData("AccessDenied", 403, FailureKind.AccessDenied)]
    [InlineData("Throttling", 400, FailureKind.Throttled)]
    [InlineData("ExpiredToken", 403, FailureKind.AuthenticationFailed)]
    [InlineData("ServiceFailure", 500, FailureKind.Unavailable)]
    public async Task A_refusal_keeps_its_code_and_names_the_action(string code, int status, FailureKind kind)
    {
        _aws.On("iam:CreateGroup", () => ScriptedAws.QueryError(code, "No.", status));
        var error = await Assert.ThrowsAsync<AwsCallException>(() => SendAsync("iam", "CreateGroup", """{"GroupName":"mfa"}"""));
        Assert.Equal((kind, code, "iam:CreateGroup"), (error.Kind, error.Code, error.Action));
    }

    private async Task<JsonObject> SendAsync(string service, string operation, string parameters, string region = "global")
    {
        await using var connection = await Connect.ToAsync(_aws.Options());
        return await connection.SendAsync(
            new("1", service, operation, JsonNode.Parse(parameters)!.AsObject(), service + ":" + operation),
            new("111122223333", region),
            TestContext.Current.CancellationToken
        );
    }
}
