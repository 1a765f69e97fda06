#Requires -Version 7.4
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
    $pass = '{"Version":"2012-10-17","Statement":[{"Sid":"Pass","Effect":"Allow","Action":"iam:PassRole","Resource":"*"}]}'
    $run = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:RunInstances","Resource":"*"}]}'
    $bob = 'arn:aws:iam::482619305718:user/bob.dba'
}

AfterAll {
    Disconnect-ZtAws
}

Describe 'Find-ZtEscalationPath over given policies' {
    It 'finds what two policies allow together, with the statements that decide, without a connection' {
        Disconnect-ZtAws
        $way = Find-ZtEscalationPath -PolicyDocument $pass, $run -WarningAction Ignore
        $way.Status | Should -Be 'CanBecome'
        $way.PathIds | Should -Be 'EC2-001'
        $way.Way | Should -Be 'EC2-001: iam:PassRole + ec2:RunInstances -> role/target'
        $way.Steps[0].Evidence.DecidedBy | Should -Contain 'Identity, policy-1: Pass'
        ($way | Out-String) | Should -Match 'EC2-001: iam:PassRole'
        ($way | Format-List | Out-String) | Should -Match 'policy-1: Pass'
    }

    It 'finds nothing where there is nothing, and says what hangs on the unknown' {
        Find-ZtEscalationPath -PolicyDocument $run -WarningAction Ignore | Should -BeNullOrEmpty
        $lambda = $run -replace 'ec2:RunInstances', 'lambda:UpdateFunctionCode'
        $warnings = @()
        Find-ZtEscalationPath -PolicyDocument $lambda -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warnings -join ' ' | Should -Match '-IncludePossible'
        $may = Find-ZtEscalationPath -PolicyDocument $lambda -IncludePossible
        $may.Status | Should -Be 'MayBecome'
        $may.Unknowns | Should -Match 'lambda:function'
    }

    It 'takes files, and a principal that has them' {
        Set-Content (Join-Path $TestDrive 'pass.json') $pass
        Set-Content (Join-Path $TestDrive 'run.json') $run
        $way = Find-ZtEscalationPath -Path (Join-Path $TestDrive 'pass.json'), (Join-Path $TestDrive 'run.json') -Principal arn:aws:iam::111122223333:role/me -WarningAction Ignore
        $way.Name | Should -Be 'role/me'
        { Find-ZtEscalationPath -PolicyDocument $pass -Principal 'nobody' } | Should -Throw -ErrorId 'ArgumentInvalid,*'
        { Find-ZtEscalationPath -PolicyDocument '{"Statement":7}' } | Should -Throw -ErrorId 'PolicyMalformed,*'
        { Find-ZtEscalationPath -Path (Join-Path $TestDrive 'none.json') } | Should -Throw -ErrorId 'ArgumentInvalid,*'
    }

    It 'gives the statement to remove' {
        $cut = Find-ZtEscalationPath -PolicyDocument $pass, $run -SmallestCut
        @($cut).Count | Should -Be 1
        $cut.IsSmallest | Should -BeTrue
        $cut.HeldBy | Should -Be 'arn:aws:iam::111122223333:user/principal'
        ($cut | Out-String) | Should -Match $cut.PolicyName
    }
}

Describe 'Find-ZtEscalationPath in the sample organization' {
    BeforeAll {
        Connect-Sandbox
        $snapshot = Get-SampleSnapshot
        $ways = @($snapshot | Find-ZtEscalationPath -WarningAction Ignore)
    }

    It 'finds who can become an administrator, and none who is one' {
        $way = $ways | Where-Object Principal -EQ $bob
        $way.PathIds | Should -Be 'STS-001'
        $way.Way | Should -Match 'role/migration-2019'
        $way.AccountId | Should -Be '482619305718'
        $ways.Status | Select-Object -Unique | Should -Be 'CanBecome'
        $ways.Principal | Should -Not -Contain 'arn:aws:iam::482619305718:role/migration-2019'
    }

    It 'answers for one principal by pipeline, and goes on after one that is not there' {
        ($bob | Find-ZtEscalationPath -Snapshot $snapshot -WarningAction Ignore).Principal | Should -Be $bob
        (Find-ZtEscalationPath '*user/bob.dba' -Snapshot $snapshot -WarningAction Ignore).Principal | Should -Be $bob
        $errors = @()
        $found = 'arn:aws:iam::482619305718:user/nobody', $bob | Find-ZtEscalationPath -Snapshot $snapshot -WarningAction Ignore -ErrorAction SilentlyContinue -ErrorVariable errors
        $found.Principal | Should -Be $bob
        $errors | Get-ErrorId | Should -Contain 'ArgumentInvalid'
        @() | Find-ZtEscalationPath -Snapshot $snapshot | Should -BeNullOrEmpty
    }

    It 'shows administrators when asked' {
        $all = @(Find-ZtEscalationPath -Snapshot $snapshot -IncludeAdministrator -WarningAction Ignore)
        ($all | Where-Object Status -EQ 'Administrator').Principal | Should -Contain 'arn:aws:iam::482619305718:role/migration-2019'
        $all.Count | Should -BeGreaterThan $ways.Count
    }

    It 'finds a cut after which nobody is left' {
        $cut = @(Find-ZtEscalationPath -Snapshot $snapshot -SmallestCut)
        $cut.Count | Should -BeGreaterThan 0
        $cut.HeldBy | Should -Not -BeNullOrEmpty
        @(Find-ZtEscalationPath $bob -Snapshot $snapshot -SmallestCut).Count | Should -Be 1
    }

    It 'reads over the connection' {
        (Find-ZtEscalationPath $bob -WarningAction Ignore).PathIds | Should -Be 'STS-001'
    }

    It 'never takes what it could not read for no path' {
        Connect-Sandbox -Fault 'deny:iam:GetAccountAuthorizationDetails'
        $warnings = @()
        $null = Find-ZtEscalationPath -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings -join ' ' | Should -Match 'AccessDenied'
        $errors = @()
        $null = Find-ZtEscalationPath $bob -WarningAction Ignore -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Get-ErrorId | Should -Contain 'ArgumentInvalid'
        Disconnect-ZtAws
        { Find-ZtEscalationPath } | Should -Throw -ErrorId 'NotConnected,*'
    }
}
