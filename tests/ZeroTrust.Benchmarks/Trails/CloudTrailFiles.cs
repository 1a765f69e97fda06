using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ZeroTrust.Benchmarks.Trails;

/// <summary>
/// Synthetic CloudTrail logs: records of about 2 kB in gz files of about 4 MB of JSON, as a busy account writes them:
/// many sessions of some roles, a few dozen kinds of call, resources that vary, times and ids that never repeat.
/// </summary>
internal static class CloudTrailFiles
{
    private const int BytesPerFile = 4_000_000;
    private static readonly (string Source, string Name, string Parameters)[] Calls =
    [
        (
            "s3.amazonaws.com",
            "GetObject",
            "\"bucketName\":\"data-{0}\",\"key\":\"2026/03/{1}/part-{2}.parquet\",\"Host\":\"data-{0}.s3.eu-west-1.amazonaws.com\""
        ),
        (
            "s3.amazonaws.com",
            "PutObject",
            "\"bucketName\":\"logs-{0}\",\"key\":\"app/{1}/{2}.json\",\"x-amz-server-side-encryption\":\"aws:kms\""
        ),
        (
            "ec2.amazonaws.com",
            "DescribeInstances",
            "\"instancesSet\":{{\"items\":[{{\"instanceId\":\"i-{2}\"}}]}},"
                + "\"filterSet\":{{\"items\":[{{\"name\":\"tag:{0}\",\"valueSet\":{{\"items\":[{{\"value\":\"{1}\"}}]}}}}]}}"
        ),
        (
            "ec2.amazonaws.com",
            "RunInstances",
            "\"instancesSet\":{{\"items\":[{{\"imageId\":\"ami-{2}\",\"minCount\":1,\"maxCount\":{0}}}]}},"
                + "\"instanceType\":\"m7g.large\",\"monitoring\":{{\"enabled\":false}}"
        ),
        (
            "sqs.amazonaws.com",
            "ReceiveMessage",
            "\"queueUrl\":\"https://sqs.eu-west-1.amazonaws.com/111122223333/jobs-{0}\",\"maxNumberOfMessages\":10,\"waitTimeSeconds\":{1}"
        ),
        ("dynamodb.amazonaws.com", "Query", "\"tableName\":\"orders-{0}\",\"key\":{{\"id\":\"{2}\"}},\"limit\":{1}"),
        (
            "kms.amazonaws.com",
            "Decrypt",
            "\"keyId\":\"arn:aws:kms:eu-west-1:111122223333:key/0000{0}-aaaa-bbbb\","
                + "\"encryptionAlgorithm\":\"SYMMETRIC_DEFAULT\",\"encryptionContext\":{{\"aws:s3:arn\":\"arn:aws:s3:::data-{1}\"}}"
        ),
        (
            "lambda.amazonaws.com",
            "Invoke",
            "\"functionName\":\"arn:aws:lambda:eu-west-1:111122223333:function:work-{0}\","
                + "\"invocationType\":\"Event\",\"qualifier\":\"{1}\""
        ),
        (
            "sts.amazonaws.com",
            "AssumeRole",
            "\"roleArn\":\"arn:aws:iam::111122223333:role/team/job-{0}\",\"roleSessionName\":\"run-{2}\",\"durationSeconds\":3600"
        ),
        ("iam.amazonaws.com", "ListAttachedRolePolicies", "\"roleName\":\"job-{0}\",\"maxItems\":{1}"),
    ];

    /// <summary>Writes logs into an empty folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="bytes">How much JSON.</param>
    /// <param name="hostile">Whether every record has another principal and another resource, to try what fills the memory.</param>
    /// <returns>Files and bytes of JSON.</returns>
    public static (IReadOnlyList<string> Files, long Bytes) Write(string folder, long bytes, bool hostile)
    {
        var random = new Random(20260301);
        var files = new List<string>();
        var (written, number) = (0L, 0L);
        while (written < bytes)
        {
            var path = Path.Combine(folder, $"111122223333_CloudTrail_eu-west-1_{files.Count:00000}.json.gz");
            using var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
            var inFile = 0;
            while (inFile < BytesPerFile && written + inFile < bytes)
            {
                var text = Encoding.UTF8.GetBytes((inFile == 0 ? "{\"Records\":[" : ",") + Record(random, number++, hostile));
                gzip.Write(text);
                inFile += text.Length;
            }

            gzip.Write("]}"u8);
            written += inFile + 2;
            files.Add(path);
        }

        return (files, written);
    }

    private static string Record(Random random, long number, bool hostile)
    {
        // Half of a data log is reading of objects.
        var call = random.Next(2) == 0 ? Calls[0] : Calls[random.Next(Calls.Length)];
        var role = hostile ? number : random.Next(40);
        var session = random.Next(5_000);
        var region = random.Next(10) == 0 ? "us-east-1" : "eu-west-1";
        var time = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc)
            .AddMilliseconds(number * 37)
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var parameters = string.Format(
            CultureInfo.InvariantCulture,
            call.Parameters,
            random.Next(30),
            random.Next(31),
            random.Next().ToString("x8", CultureInfo.InvariantCulture)
        );
        var id = $"{random.NextInt64():x16}{number:x16}";
        var (third, fourth, next) = (role % 250, session % 250, session + 1);
        var eventId = $"{id[..8]}-{id[8..12]}-{id[12..16]}-{id[16..20]}-{id[20..]}";
        var isRead = number % 2 == 0 ? "true" : "false";
        var host = call.Source.Replace(".amazonaws", ".eu-west-1.amazonaws", StringComparison.Ordinal);
        return $$"""
            {"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE{{role:00000000}}:run-{{session}}",
            "arn":"arn:aws:sts::111122223333:assumed-role/job-{{role}}/run-{{session}}","accountId":"111122223333",
            "accessKeyId":"ASIAEXAMPLE{{session:0000000000}}","sessionContext":{"sessionIssuer":{"type":"Role",
            "principalId":"AROAEXAMPLE{{role:00000000}}","arn":"arn:aws:iam::111122223333:role/team/job-{{role}}",
            "accountId":"111122223333","userName":"job-{{role}}"},"attributes":{"creationDate":"2026-03-01T00:00:00Z",
            "mfaAuthenticated":"false"} },"inScopeOf":{"issuerType":"AWS::EC2::Instance",
            "credentialsIssuedTo":"arn:aws:ec2:eu-west-1:111122223333:instance/i-{{id}}"} },"eventTime":"{{time}}",
            "eventSource":"{{call.Source}}","eventName":"{{call.Name}}","awsRegion":"{{region}}",
            "sourceIPAddress":"10.{{third}}.{{fourth}}.7","userAgent":"[aws-sdk-java/2.25.{{role}} Linux/6.1.79-99.164.amzn2023.x86_64
             OpenJDK_64-Bit_Server_VM/21.0.2+13-LTS Java/21.0.2 vendor/Amazon.com_Inc. io/sync http/Apache cfg/retry-mode/standard]",
            "requestParameters":{ {{parameters}} },"responseElements":{"x-amzn-RequestId":"{{id}}","items":[{"id":"{{id}}-1",
            "state":{"code":16,"name":"running"},"tags":[{"key":"Name","value":"worker-{{session}}"},
            {"key":"CostCenter","value":"4711"}]},{"id":"{{id}}-2","state":{"code":16,"name":"running"},
            "tags":[{"key":"Name","value":"worker-{{next}}"},{"key":"CostCenter","value":"4711"}]}]},
            "additionalEventData":{"SignatureVersion":"SigV4","CipherSuite":"TLS_AES_128_GCM_SHA256",
            "bytesTransferredIn":{{session}},"bytesTransferredOut":{{number}},"AuthenticationMethod":"AuthHeader",
            "x-amz-id-2":"{{id}}{{id}}"},"requestID":"{{id}}","eventID":"{{eventId}}","readOnly":{{isRead}},
            "resources":[{"accountId":"111122223333","type":"AWS::EC2::Instance",
            "ARN":"arn:aws:ec2:eu-west-1:111122223333:instance/i-{{id}}"}],"eventType":"AwsApiCall","managementEvent":true,
            "recipientAccountId":"111122223333","vpcEndpointId":"vpce-0123456789abcdef0","vpcEndpointAccountId":"111122223333",
            "eventCategory":"Management","tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256",
            "clientProvidedHostHeader":"{{host}}"} }
            """.ReplaceLineEndings("");
    }
}
