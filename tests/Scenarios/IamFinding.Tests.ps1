#Requires -Version 7.4
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
    Connect-Sandbox
}

AfterAll {
    Disconnect-ZtAws
}

Describe 'Get-ZtIamFinding' {
    It 'gives what did not pass, from the controls on identities' {
        $findings = Get-ZtIamFinding
        $findings.Count | Should -BeGreaterThan 5
        $findings.Outcome | Select-Object -Unique | Should -BeIn 'Fail', 'Unknown'
        $identity = (Get-ZtControl -Step Identity).Id
        $findings.ControlId | Select-Object -Unique | Should -BeIn $identity
    }

    It 'filters by severity, status and account' {
        Get-ZtIamFinding -Severity Critical | Where-Object Severity -NE 'Critical' | Should -BeNullOrEmpty
        $passed = Get-ZtIamFinding -Status Pass
        @($passed).Count | Should -BeGreaterThan 0
        $passed.Outcome | Select-Object -Unique | Should -Be 'Pass'
        (Get-ZtIamFinding -Account dev).Account | Select-Object -Unique | Should -HaveCount 1
    }

    It 'filters by principal: name, ARN and wildcards' {
        $one = Get-ZtIamFinding -Status Fail | Where-Object ResourceType -EQ 'AWS::IAM::User' | Select-Object -First 1
        (Get-ZtIamFinding -Principal $one.Resource.Id).Resource.Id | Select-Object -Unique | Should -Be $one.Resource.Id
        (Get-ZtIamFinding -Principal $one.Resource.Arn).Resource.Arn | Select-Object -Unique | Should -Be $one.Resource.Arn
        $some = Get-ZtIamFinding -Principal ($one.Resource.Id.Substring(0, 3) + '*')
        $some.Resource.Id | Should -Contain $one.Resource.Id
        Get-ZtIamFinding -Principal 'nobody-is-called-that' | Should -BeNullOrEmpty
    }

    It 'judges a snapshot from the pipeline' {
        $snapshot = Get-ZtSnapshot
        @($snapshot | Get-ZtIamFinding).Count | Should -Be @(Get-ZtIamFinding).Count
    }

    It 'says Unknown and names the IAM action when a read is denied' {
        Connect-Sandbox -Fault 'deny:iam:GetAccountSummary'
        $finding = Get-ZtIamFinding -Control RootHasMfa | Select-Object -First 1
        $finding.Outcome | Should -Be 'Unknown'
        $finding.MissingAction | Should -Match 'iam:GetAccountSummary'
    }

    It 'waits out throttling' {
        Connect-Sandbox -Fault 'throttle:iam:GetAccountSummary:3'
        (Get-ZtIamFinding -Control RootHasMfa -Status Pass, Fail, Unknown).Outcome | Should -Not -Contain 'Unknown'
    }
}
