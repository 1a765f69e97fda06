#Requires -Version 7.4
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
    $environment = @{}
    foreach ($name in 'AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_EC2_METADATA_DISABLED', 'AWS_REGION', 'AWS_ENDPOINT_URL') {
        $environment[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $null)
    }

    $env:AWS_EC2_METADATA_DISABLED = 'true'
    $env:AWS_CONFIG_FILE = Join-Path $TestDrive 'config'
    $env:AWS_SHARED_CREDENTIALS_FILE = Join-Path $TestDrive 'credentials'
    Set-Content $env:AWS_CONFIG_FILE "[profile audit]`nregion = eu-west-1`n[profile with space]`n[sso-session corp]`n"
    Set-Content $env:AWS_SHARED_CREDENTIALS_FILE "[audit]`naws_access_key_id = AKIAIOSFODNN7EXAMPLE`naws_secret_access_key = nothing`n[other]`n"
}

AfterAll {
    Disconnect-ZtAws
    foreach ($name in $environment.Keys) { [Environment]::SetEnvironmentVariable($name, $environment[$name]) }
}

Describe 'Connecting' {
    AfterEach { Disconnect-ZtAws }

    It 'gives what it is, without secrets' {
        $context = Connect-ZtAws -Sandbox
        $context.Kind | Should -Be 'Sandbox'
        $context.Accounts.Count | Should -Be 4
        $context.CallerArn | Should -Match '^arn:aws:'
        ($context | ConvertTo-Json -Depth 5) | Should -Not -Match 'SecretKey|SecretAccessKey'
        (Get-ZtContext).CallerArn | Should -Be $context.CallerArn
    }

    It 'looks at the regions that were asked for' {
        (Connect-ZtAws -Sandbox -Region eu-west-1, us-east-1).Regions | Should -Be 'eu-west-1', 'us-east-1'
    }

    It 'has no context before and after' {
        Get-ZtContext | Should -BeNullOrEmpty
        $null = Connect-ZtAws -Sandbox
        Disconnect-ZtAws
        Get-ZtContext | Should -BeNullOrEmpty
        { Disconnect-ZtAws } | Should -Not -Throw
    }

    It 'takes a saved snapshot in the place of a connection, and refuses to change it' {
        $file = Join-Path $TestDrive 'saved.ztsnapshot.json.gz'
        $null = Connect-ZtAws -Sandbox
        $findings = Get-ZtFinding
        Export-ZtSnapshot -Path $file
        $context = Connect-ZtAws -Snapshot $file
        $context.Kind | Should -Be 'Snapshot'
        @(Get-ZtFinding).Count | Should -Be $findings.Count
        $plan = Get-ZtFinding -Status Fail | New-ZtPlan
        $plan.Changes.Count | Should -BeGreaterThan 0
        $plan | Invoke-ZtPlan -WhatIf -ErrorAction SilentlyContinue | Where-Object Status -EQ 'Applied' | Should -BeNullOrEmpty
        { $plan | Invoke-ZtPlan -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'ConnectionIsReadOnly,*'
    }

    It 'refuses a cmdlet that needs a connection, with a remedy' {
        { Get-ZtFinding } | Should -Throw -ErrorId 'NotConnected,ZeroTrust.PowerShell.Cmdlets.Flow.GetZtFindingCommand'
        try { Get-ZtSnapshot } catch { $_.CategoryInfo.Category | Should -Be 'ConnectionError'; $_.ErrorDetails.RecommendedAction | Should -Match 'Connect-ZtAws' }
    }
}

Describe 'Credentials' {
    It 'says that a profile does not exist' {
        { Connect-ZtAws -ProfileName nobody } | Should -Throw -ErrorId 'ProfileNotFound,*'
    }

    It 'says that there are no credentials anywhere' {
        $config = $env:AWS_CONFIG_FILE
        $credentials = $env:AWS_SHARED_CREDENTIALS_FILE
        try {
            $env:AWS_CONFIG_FILE = Join-Path $TestDrive 'none'
            $env:AWS_SHARED_CREDENTIALS_FILE = Join-Path $TestDrive 'none'
            { Connect-ZtAws } | Should -Throw -ErrorId 'CredentialsNotFound,*'
        }
        finally {
            $env:AWS_CONFIG_FILE = $config
            $env:AWS_SHARED_CREDENTIALS_FILE = $credentials
        }
    }


    It 'keeps the connection that there was when another one fails' {
        $null = Connect-ZtAws -Sandbox
        { Connect-ZtAws -ProfileName nobody } | Should -Throw
        (Get-ZtContext).Kind | Should -Be 'Sandbox'
    }

    It 'takes a profile that AWS Tools left in the session' {
        $global:StoredAWSCredentials = 'nobody-in-the-session'
        try {
            { Connect-ZtAws } | Should -Throw -ErrorId 'ProfileNotFound,*' -ExpectedMessage '*nobody-in-the-session*'
        }
        finally {
            Remove-Variable StoredAWSCredentials -Scope Global
        }
    }

    It 'takes keys that AWS Tools left in the session, whatever their type' {
        Add-Type -TypeDefinition @'
namespace Foreign
{
    public class Keys { public string AccessKey { get; set; } = "AKIAIOSFODNN7EXAMPLE"; public string SecretKey { get; set; } = "secret"; public string Token { get; set; } = ""; }
    public class Source { public Keys GetCredentials() { return new Keys(); } }
    public class StoredCredentials { internal Source Credentials { get; } = new Source(); }
}
'@
        $global:StoredAWSCredentials = [Foreign.StoredCredentials]::new()
        $global:StoredAWSRegion = 'eu-north-1'
        try {
            # Nobody listens there: that the endpoint is asked at all shows that keys were found.
            { Connect-ZtAws -EndpointUrl 'http://127.0.0.1:9' } | Should -Throw -ErrorId 'EndpointUnavailable,*'
        }
        finally {
            Remove-Variable StoredAWSCredentials, StoredAWSRegion -Scope Global
        }
    }
}

Describe 'Completion' {
    It 'offers the profiles of the configuration files and nothing else' {
        $found = (TabExpansion2 'Connect-ZtAws -ProfileName ').CompletionMatches.ListItemText
        $found | Should -Be 'audit', 'other', 'with space'
    }

    It 'offers regions, controls, frameworks and rows' {
        (TabExpansion2 'Connect-ZtAws -Sandbox -Region eu-w').CompletionMatches.CompletionText | Should -Contain 'eu-west-1'
        (TabExpansion2 'Get-ZtControl -Control RootHas').CompletionMatches.CompletionText | Should -Contain 'RootHasMfa'
        (TabExpansion2 'Get-ZtControl -Framework CIS').CompletionMatches.CompletionText | Should -Contain 'CIS-AWS-3.0'
        $found = (TabExpansion2 'Get-ZtControl -Coverage -Framework NIST').CompletionMatches.CompletionText
        $found | Should -Be 'NIST-800-207', 'NIST-800-53-r5'
        (TabExpansion2 'Get-ZtFinding -Row G2.').CompletionMatches.CompletionText | Should -Contain 'G2.4'
    }

    It 'offers the accounts of the connection' {
        $null = Connect-ZtAws -Sandbox
        (TabExpansion2 'Get-ZtFinding -Account pro').CompletionMatches.CompletionText | Should -Contain 'prod'
    }
}
