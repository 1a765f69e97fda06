#Requires -Version 7.4
BeforeAll {
    . $PSScriptRoot/ScenarioSetup.ps1
    Connect-Sandbox
    $whole = Join-Path $TestDrive 'whole.ztsnapshot.json.gz'
    Get-ZtSnapshot | Export-ZtSnapshot -Path $whole
}

AfterAll {
    Disconnect-ZtAws
}

Describe 'Files' {
    It 'refuses a snapshot that was cut in half' {
        $half = Join-Path $TestDrive 'half.ztsnapshot.json.gz'
        $bytes = [IO.File]::ReadAllBytes($whole)
        [IO.File]::WriteAllBytes($half, $bytes[0..([int]($bytes.Length / 2))])
        { Import-ZtSnapshot -Path $half } | Should -Throw -ErrorId 'SnapshotUnreadable,*'
        { Connect-ZtAws -Snapshot $half } | Should -Throw -ErrorId 'SnapshotUnreadable,*'
        (Get-ZtContext).Kind | Should -Be 'Sandbox' -Because 'a connection that failed takes nothing away'
    }

    It 'refuses a snapshot that is something else, absent, or from the future' {
        $other = Join-Path $TestDrive 'other.json'
        Set-Content $other '{"hello":"world"}'
        { Import-ZtSnapshot -Path $other } | Should -Throw -ErrorId 'SnapshotUnreadable,*'
        { Import-ZtSnapshot -Path (Join-Path $TestDrive 'absent') } | Should -Throw -ErrorId 'SnapshotUnreadable,*'
        Set-Content $other '{"format":"zerotrust-snapshot","version":999,"header":{},"facts":[]}'
        { Import-ZtSnapshot -Path $other } | Should -Throw -ErrorId 'SnapshotTooNew,*'
        { Import-ZtSnapshot -Path 'env:PATH' } | Should -Throw
    }

    It 'refuses a plan that is not one' {
        $file = Join-Path $TestDrive 'plan.json'
        Set-Content $file '{"format":"zerotrust-plan"'
        { Invoke-ZtPlan -Path $file -WhatIf } | Should -Throw -ErrorId 'PlanUnreadable,*'
    }

    It 'refuses a report whose format nobody knows' {
        { Export-ZtReport -Path (Join-Path $TestDrive 'report.pdf') } | Should -Throw -ErrorId 'ArgumentInvalid,*'
    }
}

Describe 'Credentials' {
    It 'says that a session has ended' {
        { Connect-ZtAws -Sandbox -AccessKey ASIAZTSANDBOXEXPIRED -SecretKey anything -SessionToken sandbox-session-that-has-ended } | Should -Throw -ErrorId 'CredentialsExpired,*'
    }

    It 'gives gaps, not errors, to somebody who may do nothing at all' {
        $null = Connect-ZtAws -Sandbox -AccessKey AKIAZTSANDBOXNOBODY1 -SecretKey anything -EnforceIam -Region eu-west-1 -WarningAction SilentlyContinue
        $findings = Get-ZtFinding
        @($findings).Count | Should -BeGreaterThan 10
        $findings.Outcome | Select-Object -Unique | Should -Be 'Unknown'
        $findings | Where-Object { -not $_.MissingAction } | Should -BeNullOrEmpty
    }
}

Describe 'What the account holds' {
    BeforeAll {
        Connect-Sandbox
        $findings = Get-ZtFinding
    }

    It 'says Unknown where a policy document is malformed, and judges the others' {
        $judged = $findings | Where-Object ControlId -EQ 'ZT.IAM.4'
        $unknown = @($judged | Where-Object Outcome -EQ Unknown)
        $unknown.Count | Should -Be 1
        $unknown[0].Reason | Should -Match 'not a policy'
        $unknown[0].MissingAction | Should -Be 'iam:GetAccountAuthorizationDetails'
        @($judged | Where-Object Outcome -EQ Fail).Count | Should -BeGreaterThan 0
    }

    It 'gives a gap where an answer is cut' {
        Connect-Sandbox -Fault 'truncate:iam:GetAccountAuthorizationDetails'
        $cut = Get-ZtFinding -Control ZT.IAM.4
        $cut.Outcome | Select-Object -Unique | Should -Be 'Unknown'
        Connect-Sandbox
    }

    It 'shows markup in tags as text, never as markup' {
        $file = Join-Path $TestDrive 'report.html'
        $findings | Export-ZtReport -Path $file
        $html = Get-Content $file -Raw
        $html | Should -Match 'u003Cscript\\u003Ealert' -Because 'a bucket of the sample carries it in a tag'
        $html | Should -Not -Match '<script>alert'
    }

    It 'writes JSON and CSV that others can read' {
        $json = Join-Path $TestDrive 'report.json'
        $csv = Join-Path $TestDrive 'report.csv'
        $findings | Export-ZtReport -Path $json
        $findings | Export-ZtReport -Path $csv
        { Get-Content $json -Raw | ConvertFrom-Json -Depth 60 } | Should -Not -Throw
        @(Import-Csv $csv).Count | Should -Be $findings.Count
    }

    It 'previews writing a file without writing it' {
        $file = Join-Path $TestDrive 'preview.html'
        $findings | Export-ZtReport -Path $file -WhatIf
        Test-Path $file | Should -BeFalse
        Get-ZtSnapshot -Last | Export-ZtSnapshot -Path $file -WhatIf
        Test-Path $file | Should -BeFalse
    }
}

Describe 'Faults of the sandbox' {
    It 'explains a fault that cannot be read' {
        { Connect-ZtAws -Sandbox -SandboxFault 'nonsense' } | Should -Throw -ErrorId 'ArgumentInvalid,*'
    }
}
