using ZeroTrust.Aws.Doubles;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.Aws.Connecting;

public sealed class CredentialsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("zt-profiles-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Static_keys_sign_and_the_caller_is_known()
    {
        var aws = new ScriptedAws();
        await using var connection = await Connect.ToAsync(aws.Options());
        Assert.Equal("111122223333", connection.Info.AccountId);
        Assert.Equal("arn:aws:iam::111122223333:user/tester", connection.Info.CallerArn);
        Assert.Equal(["eu-west-1", "us-east-1"], connection.Info.Regions);
        Assert.Equal("static keys", connection.Info.Source);
        Assert.Equal("aws", connection.Info.Partition);
    }

    [Fact]
    public async Task An_access_key_without_its_secret_is_refused()
    {
        var error = await Connect.FailsAsync(new ScriptedAws().Options() with { SecretKey = null });
        Assert.Equal(ErrorIds.ArgumentInvalid, error.ErrorId);
    }

    [Fact]
    public async Task A_profile_gives_keys_and_region()
    {
        var aws = new ScriptedAws();
        var options = Profiles(aws, "[prod]\naws_access_key_id = AKIA444455556666\naws_secret_access_key = s\nregion = eu-west-1\n") with
        {
            ProfileName = "prod",
        };
        await using var connection = await Connect.ToAsync(options);
        Assert.Equal("444455556666", connection.Info.AccountId);
        Assert.Equal("profile prod", connection.Info.Source);
        Assert.Equal("eu-west-1", aws.Calls.First(static call => call.Service == "sts").Region);
    }

    [Fact]
    public async Task An_unknown_profile_names_the_file_and_the_profiles_that_exist()
    {
        var options = Profiles(
            new ScriptedAws(),
            "[prod]\naws_access_key_id = A\naws_secret_access_key = s\n\n[dev]\naws_access_key_id = A\naws_secret_access_key = s\n"
        ) with
        {
            ProfileName = "stagging",
        };
        var error = await Connect.FailsAsync(options);
        Assert.Equal(ErrorIds.ProfileNotFound, error.ErrorId);
        Assert.Equal(FailureKind.NotFound, error.Kind);
        Assert.Contains(Path.Combine(_folder, "credentials"), error.Message, StringComparison.Ordinal);
        Assert.Contains("dev, prod", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWS_PROFILE_and_AWS_REGION_come_from_the_environment()
    {
        var aws = new ScriptedAws();
        var options = Profiles(aws, "[prod]\naws_access_key_id = AKIA444455556666\naws_secret_access_key = s\n");
        await using var connection = await Connect.ToAsync(options, null, ("AWS_PROFILE", "prod"), ("AWS_REGION", "eu-central-1"));
        Assert.Equal("profile prod", connection.Info.Source);
        Assert.Equal("eu-central-1", aws.Calls.First(static call => call.Service == "sts").Region);
    }

    [Fact]
    public async Task Keys_in_the_environment_come_before_the_default_profile()
    {
        var options = Profiles(new ScriptedAws(), "[default]\naws_access_key_id = AKIA444455556666\naws_secret_access_key = s\n");
        await using var connection = await Connect.ToAsync(
            options,
            null,
            ("AWS_ACCESS_KEY_ID", "AKIA777788889999"),
            ("AWS_SECRET_ACCESS_KEY", "s")
        );
        Assert.Equal("777788889999", connection.Info.AccountId);
        Assert.Equal("environment", connection.Info.Source);
    }

    [Fact]
    public async Task A_role_profile_asks_for_the_MFA_code_and_assumes_the_role_over_the_same_seam()
    {
        var aws = new ScriptedAws().On(
            "sts:AssumeRole",
            static () => ScriptedAws.AssumedRole("444455556666", DateTimeOffset.MaxValue.AddDays(-1))
        );
        var listener = new Listener();
        var options = Profiles(
            aws,
            """
            [base]
            aws_access_key_id = AKIA111122223333
            aws_secret_access_key = s
            [admin]
            role_arn = arn:aws:iam::444455556666:role/Admin
            source_profile = base
            mfa_serial = arn:aws:iam::111122223333:mfa/me
            external_id = abc
            """
        ) with
        {
            ProfileName = "admin",
        };
        await using var connection = await Connect.ToAsync(options, listener);
        Assert.Equal("444455556666", connection.Info.AccountId);
        Assert.Equal(["arn:aws:iam::111122223333:mfa/me"], listener.AskedFor);
        var body = aws.Calls.Single(static call => call.Operation == "AssumeRole").Body;
        Assert.Contains("TokenCode=123456", body, StringComparison.Ordinal);
        Assert.Contains("ExternalId=abc", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Source_profiles_that_lead_back_are_refused()
    {
        var options = Profiles(
            new ScriptedAws(),
            """
            [a]
            role_arn = arn:aws:iam::444455556666:role/A
            source_profile = b
            [b]
            role_arn = arn:aws:iam::444455556666:role/B
            source_profile = a
            """
        ) with
        {
            ProfileName = "a",
        };
        Assert.Equal(ErrorIds.CredentialsNotFound, (await Connect.FailsAsync(options)).ErrorId);
    }

    [Fact]
    public async Task Without_any_credentials_it_says_what_was_tried()
    {
        var options = Profiles(new ScriptedAws(), "");
        var error = await Connect.FailsAsync(options, ("AWS_EC2_METADATA_DISABLED", "true"));
        Assert.Equal(ErrorIds.CredentialsNotFound, error.ErrorId);
        Assert.Equal(FailureKind.AuthenticationFailed, error.Kind);
        Assert.Contains("AWS_ACCESS_KEY_ID", error.Message, StringComparison.Ordinal);
        Assert.Contains("AWS_EC2_METADATA_DISABLED", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ExpiredToken", ErrorIds.CredentialsExpired)]
    [InlineData("RequestExpired", ErrorIds.CredentialsExpired)]
    [InlineData("InvalidClientTokenId", ErrorIds.CredentialsRejected)]
    [InlineData("SignatureDoesNotMatch", ErrorIds.CredentialsRejected)]
    [InlineData("AccessDenied", ErrorIds.CredentialsRejected)]
    [InlineData("Throttling", ErrorIds.Throttled)]
    [InlineData("InternalFailure", ErrorIds.EndpointUnavailable)]
    public async Task What_STS_says_becomes_one_clear_error(string code, string errorId)
    {
        var aws = new ScriptedAws().On(
            "sts:GetCallerIdentity",
            () => ScriptedAws.QueryError(code, "x-amz-security-token:SECRETTOKEN", 403)
        );
        var error = await Connect.FailsAsync(aws.Options() with { SessionToken = "SECRETTOKEN" });
        Assert.Equal(errorId, error.ErrorId);
        if (code == "SignatureDoesNotMatch")
        {
            Assert.DoesNotContain("SECRETTOKEN", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_role_that_cannot_be_assumed_is_named()
    {
        var error = await Connect.FailsAsync(new ScriptedAws().Options() with { RoleArn = "arn:aws:iam::444455556666:role/Closed" });
        Assert.Equal(ErrorIds.RoleNotAssumed, error.ErrorId);
        Assert.Equal("arn:aws:iam::444455556666:role/Closed", error.Target);
    }

    [Fact]
    public async Task Credentials_of_a_role_renew_themselves()
    {
        var time = new ManualTime();
        var aws = new ScriptedAws();
        aws.On("sts:AssumeRole", () => ScriptedAws.AssumedRole("444455556666", time.GetUtcNow().AddHours(1)));
        await using var connection = await Connect
            .Connector(time)
            .ConnectAsync(
                aws.Options() with
                {
                    RoleArn = "arn:aws:iam::444455556666:role/Audit",
                },
                new Listener(),
                TestContext.Current.CancellationToken
            );
        int Assumed() => aws.Keys.Count(static key => key == "sts:AssumeRole");
        Assert.Equal(1, Assumed());
        await connection.CollectAsync(new(["iam-password-policy"]), null, TestContext.Current.CancellationToken);
        Assert.Equal(1, Assumed());
        time.Advance(TimeSpan.FromMinutes(56));
        await connection.CollectAsync(new(["iam-password-policy"]), null, TestContext.Current.CancellationToken);
        Assert.Equal(2, Assumed());
    }

    private ConnectionOptions Profiles(ScriptedAws aws, string credentials)
    {
        File.WriteAllText(Path.Combine(_folder, "credentials"), credentials);
        return new() { ProfileLocation = Path.Combine(_folder, "credentials"), HttpHandler = aws.CreateHandler };
    }
}
